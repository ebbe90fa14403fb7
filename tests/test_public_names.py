"""The names that a program may rely on."""

import roleprism


def test_every_public_name_exists_and_is_listed_in_order():
    assert list(roleprism.__all__) == sorted(roleprism.__all__)
    for name in roleprism.__all__:
        assert getattr(roleprism, name) is not None


def test_the_version_is_that_of_the_package():
    from importlib.metadata import version

    assert roleprism.__version__ == version("roleprism")
