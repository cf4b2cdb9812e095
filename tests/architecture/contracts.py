"""Two rules of imports that import-linter does not know by itself, as contract types of ours.

A module's place is its package, its room and its shelf: `network.regions.pages` stands in the package
`network`, in the room `network.regions`, on the shelf `pages`. What stands in a package outside its rooms
(`pajaverkko.services`) is counted as a room of its own. `base` has no rooms and is open to all.
"""

from abc import abstractmethod
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output
from importlinter.application import contract_utils

SHELVES: tuple[tuple[str, ...], ...] = (
    ("urls",),
    ("api", "feeds"),
    ("receivers",),
    ("tasks",),
    ("views",),
    ("admin",),
    ("forms",),
    ("services", "reports"),
    ("mails",),
    ("permissions", "keeping"),
    ("queries",),
    ("pages",),
    ("models",),
    ("blocks",),
    ("choices",),
)
"""From top to bottom; files on one shelf do not know each other."""
PUBLIC = frozenset({"services", "reports", "permissions", "keeping", "queries", "pages", "models", "choices"})
"""The shelves that neighbours and the roof may import."""
NO_ROOMS = frozenset({"formats", "management", "migrations", "settings", "templatetags"})
"""Folders of a package that are no rooms: what Django looks for by these names, and the settings."""
HEIGHT = {name: -number for number, names in enumerate(SHELVES) for name in names}


@dataclass(frozen=True)
class Place:
    """Where a module stands; the shelf is empty for a room itself and for files that are on no shelf."""

    package: str
    room: str
    shelf: str


@dataclass(frozen=True)
class Step:
    """One import from one room to another."""

    importer: str
    imported: str
    source: Place
    target: Place


class AcrossRooms(Contract):
    """Looks at every import that leaves a room for another one."""

    packages = fields.ListField(subfield=fields.StringField())
    ignore_imports = fields.SetField(subfield=fields.ImportExpressionField(), required=False)
    unmatched_ignore_imports_alerting = fields.EnumField(
        contract_utils.AlertLevel, default=contract_utils.AlertLevel.ERROR
    )

    @abstractmethod
    def refuses(self, step: Step) -> str:
        """Why the import is refused; nothing for one that is allowed."""

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        removed = contract_utils.remove_ignored_imports_and_report(
            graph=graph,
            ignore_imports=self.ignore_imports,
            unmatched_alerting=self.unmatched_ignore_imports_alerting,
        )
        refused = [(step, reason) for step in self._steps(graph) if (reason := self.refuses(step))]
        lines = [f"{step.importer} -> {step.imported}{_where(graph, step)}: {reason}" for step, reason in refused]
        return ContractCheck(
            kept=not lines,
            metadata={"lines": lines},
            warnings=list(removed.warnings),
            ignored_import_count=removed.ignored_import_count,
        )

    def render_broken_contract(self, check: ContractCheck) -> None:
        for line in check.metadata["lines"]:
            output.print_error(f"- {line}", bold=False)
        output.new_line()

    def _steps(self, graph: ImportGraph) -> Iterator[Step]:
        rooms = {module for module in graph.modules if is_room(module) and graph.find_children(module)}
        placed = [module for module in sorted(graph.modules) if module.split(".")[0] in self.packages]
        places = {module: place_of(module, rooms) for module in placed}
        for importer, source in places.items():
            for imported in sorted(graph.find_modules_directly_imported_by(importer)):
                target = places.get(imported)
                if target and target.room != source.room:
                    yield Step(importer, imported, source, target)


class ShelvesAcrossRooms(AcrossRooms):
    """From one room to another an import stays on its shelf or goes down; services and reports stay apart."""

    type_name = "shelves_across_rooms"

    def refuses(self, step: Step) -> str:
        source, target = step.source.shelf, step.target.shelf
        if not source or not target or source == target or _is_register(step):
            return ""
        if HEIGHT[source] == HEIGHT[target]:
            return f"{source} and {target} do not know each other"
        return f"{target} stands above {source}" if HEIGHT[target] > HEIGHT[source] else ""


class PrivateFronts(AcrossRooms):
    """Of another room only what is public; files on no shelf are known inside their own package only."""

    type_name = "private_fronts"

    def refuses(self, step: Step) -> str:
        shelf = step.target.shelf
        if shelf in PUBLIC or shelf in _gathered_by(step):
            return ""
        if shelf:
            return f"{shelf} of a room are its own"
        if step.imported == step.target.room != step.target.package:
            return "a room is imported by its files"
        return "" if step.source.package == step.target.package else "the file is on no shelf"


def place_of(module: str, rooms: Collection[str]) -> Place:
    package, *rest = module.split(".")
    room = package
    if rest and f"{package}.{rest[0]}" in rooms:
        room, rest = f"{package}.{rest[0]}", rest[1:]
    return Place(package, room, rest[0] if rest and rest[0] in HEIGHT else "")


def is_room(folder: str) -> bool:
    """Whether a folder with modules in it, by its dotted name, is a room of its package."""
    name = folder.rsplit(".", 1)[-1]
    return folder.count(".") == 1 and name not in NO_ROOMS and name not in HEIGHT


def _is_register(step: Step) -> bool:
    """Whether a package's `models.py` gathers the tables of its rooms, which stand on the shelf above it."""
    return step.importer == f"{step.source.package}.models" and step.source.package == step.target.package


def _gathered_by(step: Step) -> frozenset[str]:
    """The private shelves that the importer is there to gather."""
    package = step.target.package
    gatherers = {
        f"{package}.apps": frozenset({"views", "receivers", "tasks"}),
        f"{package}.wagtail_hooks": frozenset({"admin"}),
        "pajaverkko.urls": frozenset({"urls"}),
    }
    if step.importer.startswith(f"{package}.management.commands."):
        return frozenset({"forms"})  # a command reads its input as a view does
    return gatherers.get(step.importer, frozenset())


def _where(graph: ImportGraph, step: Step) -> str:
    """The line of the import, where the graph knows it."""
    details = graph.get_import_details(importer=step.importer, imported=step.imported)
    return f" (l.{details[0]['line_number']})" if details else ""
