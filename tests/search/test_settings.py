"""Settings: defaults, values, and slips that must not pass unseen."""

import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from search.errors import SettingsError
from search.serving import Serving
from search.settings import LONGEST_HOME, Settings


def test_every_setting_comes_from_its_variable() -> None:
    environ = {
        "PMQA_HOME": "/srv/pmqa",
        "PMQA_MODEL": "intfloat/multilingual-e5-base",
        "PMQA_LANGUAGE": "en",
        "PMQA_MODELS": "/srv/models",
        "PMQA_RAY": "10.0.0.5:6379",
    }
    assert Settings.from_env(environ) == Settings(
        home=Path("/srv/pmqa"),
        model="intfloat/multilingual-e5-base",
        language="en",
        models=Path("/srv/models"),
        ray="10.0.0.5:6379",
    )


def test_a_setting_that_is_not_given_has_its_default() -> None:
    settings = Settings.from_env({"PMQA_HOME": "/srv/pmqa"})
    assert (settings.model, settings.language, settings.ray) == ("bundled", "th", "")


@pytest.mark.skipif(sys.platform != "linux", reason="the folder for user data is set by XDG_DATA_HOME on Linux")
def test_without_a_home_it_is_in_the_folder_for_user_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/srv/data")
    assert Settings.from_env({}).home == Path("/srv/data/pmqa-search")


@pytest.mark.skipif(sys.platform != "linux", reason="the folder for caches is set by XDG_CACHE_HOME on Linux")
def test_prepared_models_are_in_one_place_for_all_homes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/srv/cache")
    places = {Settings.from_env({"PMQA_HOME": home}).models for home in ("/srv/one", "/srv/other")}
    assert places == {Settings(home=Path("/srv/third")).models} == {Path("/srv/cache/pmqa-search/models")}


def test_an_empty_variable_is_as_one_that_is_not_there() -> None:
    assert Settings.from_env(
        {"PMQA_HOME": "", "PMQA_MODEL": "", "PMQA_LANGUAGE": "", "PMQA_MODELS": "", "PMQA_RAY": ""}
    ) == Settings.from_env({})


def test_a_tilde_is_the_users_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/somchai")
    monkeypatch.setenv("USERPROFILE", "/home/somchai")
    found = Settings.from_env({"PMQA_HOME": "~/pmqa", "PMQA_MODELS": "~/models"})
    assert (found.home, found.models) == (Path("/home/somchai/pmqa"), Path("/home/somchai/models"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes any user for one that is there")
@pytest.mark.parametrize("name", ["PMQA_HOME", "PMQA_MODELS"])
def test_the_folder_of_a_user_who_is_not_there_is_refused_by_its_variable(name: str) -> None:
    with pytest.raises(SettingsError, match=f"^{name} is ~nobody-of-this-name/x, but there is no such user"):
        Settings.from_env({name: "~nobody-of-this-name/x"})


def test_a_home_too_deep_for_sqlite_is_refused(tmp_path: Path) -> None:
    deep = tmp_path / ("ชื่อยาว/" * 20)
    with pytest.raises(SettingsError, match=f"^The whole path of PMQA_HOME is .* at most {LONGEST_HOME} are taken"):
        Settings.from_env({"PMQA_HOME": str(deep)})
    link = tmp_path / "link"
    link.symlink_to(deep)
    with pytest.raises(SettingsError, match=r"^The whole path of PMQA_HOME"):
        Settings.from_env({"PMQA_HOME": str(link)})


def test_only_the_mapping_that_is_given_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PMQA_LANGUAGE", "en")
    monkeypatch.setenv("PMQA_SLIP", "1")
    assert Settings.from_env({"PMQA_HOME": "/srv/pmqa"}) == Settings(home=Path("/srv/pmqa"))


def test_variables_of_other_programs_are_left_alone() -> None:
    environ = {"PATH": "/bin", "PMQA": "1", "pmqa_home": "/x", "XPMQA_HOME": "/y", "PMQA_HOME": "/srv/pmqa"}
    assert Settings.from_env(environ) == Settings(home=Path("/srv/pmqa"))


@pytest.mark.parametrize("name", ["PMQA_HOEM", "PMQA_", "PMQA_home"])
def test_an_unknown_variable_is_refused_by_name(name: str) -> None:
    with pytest.raises(SettingsError, match=f"^Unknown variable {name}; there are PMQA_HOME, ") as caught:
        Settings.from_env({name: "", "PMQA_LANGUAGE": "en"})
    assert caught.value.sentence("en") == (
        f"Unknown variable {name}; there are PMQA_HOME, PMQA_INDEX, PMQA_MODEL, PMQA_MODELS, PMQA_LANGUAGE, "
        "PMQA_HOSTS, PMQA_PROXIES, PMQA_RATE, PMQA_BURST, PMQA_LOG, PMQA_LOG_QUERIES and PMQA_RAY."
    )
    assert caught.value.sentence("th") == (
        f"ไม่รู้จักตัวแปร {name} ตัวแปรที่ใช้ได้คือ PMQA_HOME, PMQA_INDEX, PMQA_MODEL, PMQA_MODELS, PMQA_LANGUAGE, "
        "PMQA_HOSTS, PMQA_PROXIES, PMQA_RATE, PMQA_BURST, PMQA_LOG, PMQA_LOG_QUERIES และ PMQA_RAY"
    )


def test_of_several_unknown_variables_the_first_by_name_is_named() -> None:
    with pytest.raises(SettingsError, match=r"^Unknown variable PMQA_A;"):
        Settings.from_env({"PMQA_Z": "1", "PMQA_A": "1", "PMQA_HOME": "/srv"})


@pytest.mark.parametrize("language", ["fr", "TH", "english", " en"])
def test_another_language_is_refused_in_both_languages(language: str) -> None:
    with pytest.raises(SettingsError, match=f"^PMQA_LANGUAGE is '{language}', wanted th or en; mend it$") as caught:
        Settings.from_env({"PMQA_LANGUAGE": language})
    assert caught.value.sentence("th") == f"PMQA_LANGUAGE เป็น '{language}' ต้องเป็น th หรือ en กรุณาแก้ไข"


def test_settings_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'model'"):
        Settings(home=Path("/srv")).model = "other"  # type: ignore[misc]


@pytest.mark.parametrize("stated", ["local", "10.0.0.5:6379", "head.example.go.th:1", "[::1]:65535"])
def test_ray_is_of_this_machine_or_at_an_address(stated: str) -> None:
    assert Settings.from_env({"PMQA_HOME": "/srv/pmqa", "PMQA_RAY": stated}).ray == stated


@pytest.mark.parametrize(
    "stated",
    ["lokal", "LOCAL", "local:0", "host", "host:", ":6379", "host:65536", "host:๖", "ray://host:10001", "a b:1"],
)
def test_what_is_no_address_is_refused_with_one_that_is(stated: str) -> None:
    with pytest.raises(
        SettingsError, match=r"wanted local or the HOST:PORT of a Ray cluster, such as 10\.0\.0\.5:6379"
    ):
        Settings.from_env({"PMQA_HOME": "/srv/pmqa", "PMQA_RAY": stated})


# what the server is told of the world


def read(**environ: str) -> Serving:
    return Settings.from_env({"PMQA_HOME": "/srv/pmqa", **environ}).serving


def test_every_variable_becomes_its_setting() -> None:
    assert read(
        PMQA_HOSTS="pmqa.example.go.th",
        PMQA_PROXIES="2",
        PMQA_RATE="0",
        PMQA_BURST="5",
        PMQA_LOG="off",
        PMQA_LOG_QUERIES="1",
    ) == Serving(hosts=("pmqa.example.go.th",), proxies=2, rate=0, burst=5, log=False, log_queries=True)


def test_without_them_clients_are_bounded_and_queries_are_not_logged() -> None:
    names = ("PMQA_HOSTS", "PMQA_PROXIES", "PMQA_RATE", "PMQA_BURST", "PMQA_LOG", "PMQA_LOG_QUERIES")
    expected = Serving(hosts=(), proxies=0, rate=600, burst=20, log=True, log_queries=False)
    assert read() == read(**dict.fromkeys(names, " ")) == Serving() == expected


def test_hosts_are_lower_case_once_and_thai_names_as_browsers_send_them() -> None:
    assert read(
        PMQA_HOSTS="Search.Example.go.th, a-b.example 10.0.0.5\n[2001:DB8::1],search.example.go.th,ค้นหา.ไทย"
    ).hosts == (
        "search.example.go.th",
        "a-b.example",
        "10.0.0.5",
        "2001:db8::1",
        "xn--42c6bwc2a9h.xn--o3cw4h",
    )


@pytest.mark.parametrize(
    "stated", ["http://a.example", "a.example:8000", "*.example", "a..b", "-a.example", "a.example.", "a/b", "é" * 70]
)
def test_what_is_no_host_is_refused_with_what_would_be(stated: str) -> None:
    with pytest.raises(SettingsError, match=r"PMQA_HOSTS holds .+ give names without http:// and without a port"):
        read(PMQA_HOSTS=f"good.example,{stated}")


@pytest.mark.parametrize("name", ["PMQA_PROXIES", "PMQA_RATE", "PMQA_BURST"])
@pytest.mark.parametrize("stated", ["-1", "1.5", "ten", "๕", "9999999"])
def test_a_number_is_whole_and_bounded(name: str, stated: str) -> None:
    with pytest.raises(SettingsError, match=f"^{name} is '{stated}', wanted a whole number from 0 to 10"):
        read(**{name: stated})


@pytest.mark.parametrize(
    ("name", "stated", "wanted"), [("PMQA_LOG", "on", "off or json"), ("PMQA_LOG_QUERIES", "yes", "0 or 1")]
)
def test_a_switch_has_two_values(name: str, stated: str, wanted: str) -> None:
    with pytest.raises(SettingsError, match=f"^{name} is '{stated}', wanted {wanted}; mend it$"):
        read(**{name: stated})
