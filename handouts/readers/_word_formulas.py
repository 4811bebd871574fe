"""Office's formulas to one line of text (ISO 29500-1, 22.1)."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from handouts.readers._formulas import UNSEEN, fraction, index, matrix, over_all, power, root
from handouts.readers._word_names import M, W

_DEPTH = 40
_SILENT = frozenset({W + "del", W + "moveFrom", W + "rPr", M + "rPr", M + "ctrlPr"})
_LIMITS: dict[str, tuple[str, Callable[[str], str]]] = {"limLow": ("lim", index), "limUpp": ("lim", power)}


def formula(element: etree._Element, depth: int = 0) -> str:
    """What an m:oMath, or an element in it, says. `depth` is how many elements of it are around."""
    if element.tag in _SILENT or str(element.tag).endswith("Pr"):
        return ""
    if element.tag in {M + "t", W + "t"}:
        return (element.text or "").translate(UNSEEN)
    if depth > _DEPTH:
        return "".join(text.text or "" for text in element.iter(M + "t", W + "t"))
    namespace, _, name = str(element.tag).rpartition("}")

    def part(key: str) -> str:
        child = element.find(M + key)
        return formula(child, depth + 1) if child is not None else ""

    def choice(key: str, default: str) -> str:
        """A sign that the properties name; empty where they say that there is none."""
        sign = element.find(f"{M}{name}Pr/{M}{key}")
        return sign.get(M + "val", "") if sign is not None else default

    if namespace == M[:-1]:
        match name:
            case "f":
                return fraction(part("num"), part("den"))
            case "rad":
                return root(part("e"), part("deg"))
            case "sSup":
                return part("e") + power(part("sup"))
            case "sSub":
                return part("e") + index(part("sub"))
            case "sSubSup":
                return part("e") + index(part("sub")) + power(part("sup"))
            case "sPre":
                return index(part("sub")) + power(part("sup")) + part("e")
            case "nary":
                return over_all(choice("chr", "∫"), part("sub"), part("sup"), part("e"))
            case "limLow" | "limUpp":
                key, script = _LIMITS[name]
                return part("e") + script(part(key))
            case "func":
                return f"{part('fName')} {part('e')}".strip()
            case "bar" | "acc":
                return part("e") + choice("chr", "\u0305" if name == "bar" else "\u0302")
            case "d":
                inside = [formula(one, depth + 1) for one in element.iterfind(M + "e")]
                return choice("begChr", "(") + choice("sepChr", "|").join(inside) + choice("endChr", ")")
            case "m":
                rows = element.iterfind(M + "mr")
                return matrix([formula(one, depth + 2) for one in row.iterfind(M + "e")] for row in rows)
            case "eqArr":
                return "; ".join(formula(one, depth + 1) for one in element.iterfind(M + "e"))
    return "".join(formula(child, depth + 1) for child in element if isinstance(child.tag, str))
