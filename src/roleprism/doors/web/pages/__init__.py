"""The pages, one file a door."""

from fastapi import APIRouter

from roleprism.doors.web.pages import jobs, market, me, quiz, read, roles, search

router = APIRouter(include_in_schema=False)
# `search` names pages that `jobs` would take for the number of a posting.
for door in (read, me, search, jobs, roles, market, quiz):
    router.include_router(door.router)
