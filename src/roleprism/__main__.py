"""`python -m roleprism`."""

from roleprism.doors.cli.main import main

if __name__ == "__main__":
    main(prog_name="roleprism")
