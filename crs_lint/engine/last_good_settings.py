"""The settings of config files as they were when they could last be used."""

from collections.abc import Callable

from crs_lint.settings.config import ConfigError, Settings


class LastGoodSettings:
    """Settings by config file, for a process that goes on while a config file is being edited.

    ``errors`` has the error of each file that cannot be used now, whether or not there are older settings of it.
    """

    def __init__(self) -> None:
        self.errors: dict[str, str] = {}
        self._by_file: dict[str, Settings] = {}

    @property
    def told(self) -> tuple[str, ...]:
        """The errors, each with a sentence on the settings that count instead, if there are any."""
        kept = " The last settings that could be read stay in use."
        return tuple(f"{error}{kept if file in self._by_file else ''}" for file, error in self.errors.items())

    def load(self, file: str, read: Callable[[str], Settings]) -> Settings:
        """The settings of a file, or else those that it last had. Raises ConfigError if it never had any."""
        try:
            settings = read(file)
        except ConfigError as error:
            self.errors[file] = str(error)
            if file in self._by_file:
                return self._by_file[file]
            raise
        self.errors.pop(file, None)
        self._by_file[file] = settings
        return settings
