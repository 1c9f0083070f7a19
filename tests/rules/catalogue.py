"""The English catalogue as files: reading and writing the .po, compiling the .mo, without GNU gettext."""

import ast
import struct
from dataclasses import dataclass, field

from . import house

FOLDER = house.SOURCE / "locale" / "en" / "LC_MESSAGES"
PO, MO = FOLDER / "django.po", FOLDER / "django.mo"
MAGIC = 0x950412DE
HEADER = """Project-Id-Version: gonghui
Language: en
MIME-Version: 1.0
Content-Type: text/plain; charset=UTF-8
Content-Transfer-Encoding: 8bit
Plural-Forms: nplurals=2; plural=(n != 1);
"""
ABOUT = """# English for every screen of the house; the source language is Chinese.
# Update: python -m tests.rules.messages write
"""
Key = tuple[str, str]


@dataclass
class Entry:
    """One message and its translation: one text, or two (one, many) when it has a plural."""

    text: str
    plural: str = ""
    context: str = ""
    says: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)

    @property
    def key(self) -> Key:
        """What tells messages apart; a plural belongs to the message of its singular."""
        return self.context, self.text


def read(source: str) -> list[Entry]:
    """The entries of a .po, its header left out. Raises ValueError for a line that is none of ours."""
    blocks = [block for block in source.split("\n\n") if "\nmsgid " in f"\n{block}"]
    return [entry for entry in map(_entry, blocks) if entry.text]


def write(entries: list[Entry]) -> str:
    """A .po with these entries in the order given."""
    head = f'{ABOUT}msgid ""\nmsgstr {_quoted(HEADER)}\n'
    return "\n".join([head, *map(_block, entries)])


def compile_entries(entries: list[Entry]) -> bytes:
    """The .mo of these entries; what has no translation is left out, as msgfmt does."""
    table = {b"": HEADER.encode()}
    for entry in entries:
        if entry.says and all(entry.says):
            name = "\0".join([entry.text, entry.plural] if entry.plural else [entry.text])
            named = f"{entry.context}\x04{name}" if entry.context else name
            table[named.encode()] = "\0".join(entry.says).encode()
    return _packed(sorted(table.items()))


def _packed(pairs: list[tuple[bytes, bytes]]) -> bytes:
    """Header, two tables of (length, offset), then all originals and all translations, each ended by NUL."""
    count = len(pairs)
    at = 28 + 16 * count
    tables: list[bytes] = []
    texts: list[bytes] = []
    for side in range(2):
        for pair in pairs:
            tables.append(struct.pack("<II", len(pair[side]), at))
            texts.append(pair[side] + b"\0")
            at += len(texts[-1])
    head = struct.pack("<7I", MAGIC, 0, count, 28, 28 + 8 * count, 0, 28 + 16 * count)
    return b"".join([head, *tables, *texts])


def _entry(block: str) -> Entry:
    fields: dict[str, str] = {}
    places: list[str] = []
    name = ""
    for line in block.strip().splitlines():
        if line.startswith("#:"):
            places += line[2:].split()
        if line.startswith("#"):
            continue
        keyword, _space, rest = line.partition(" ")
        if not line.startswith('"'):
            name, line = keyword, rest
        fields[name] = fields.get(name, "") + ast.literal_eval(line)
    says = [text for keyword, text in fields.items() if keyword.startswith("msgstr")]
    return Entry(fields["msgid"], fields.get("msgid_plural", ""), fields.get("msgctxt", ""), says, places)


def _block(entry: Entry) -> str:
    lines = [f"#: {place}" for place in entry.places]
    if entry.context:
        lines.append(f"msgctxt {_quoted(entry.context)}")
    lines.append(f"msgid {_quoted(entry.text)}")
    if entry.plural:
        lines.append(f"msgid_plural {_quoted(entry.plural)}")
        says = entry.says or ["", ""]
        lines += [f"msgstr[{at}] {_quoted(text)}" for at, text in enumerate(says)]
    else:
        lines.append(f"msgstr {_quoted((entry.says or [''])[0])}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """The text in quotes, broken after its line ends."""
    pieces = text.splitlines(keepends=True)
    if len(pieces) > 1:
        return "\n".join(['""', *map(_one_line, pieces)])
    return _one_line(text)


def _one_line(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
