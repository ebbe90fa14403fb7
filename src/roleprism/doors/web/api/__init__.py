"""The JSON API: what the command line prints with `--json`, over HTTP."""

from fastapi import APIRouter

from roleprism.doors.web.api import documents, knowledge, postings
from roleprism.doors.web.api.rows import FAULTY

PREFIX = "/api/v1"
router = APIRouter(prefix=PREFIX, responses=FAULTY)
for part in (documents, postings, knowledge):
    router.include_router(part.router)
