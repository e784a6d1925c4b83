//! The page for people, as a browser gets it: its files, what they may load, and that it can be left out.

use std::sync::Arc;

use trajectpers::http::State;

use crate::program::Service;
use crate::support::{Answer, POOL, get, read, request, request_to, serve, state};

/// What a browser is told that a page may load, by the kind of thing.
fn may_load(answer: &Answer, kind: &str) -> Vec<String> {
    let policy = answer.header("content-security-policy").expect("a policy").to_owned();
    let mut parts = policy.split(';').map(str::trim);
    let words = parts.find_map(|part| part.strip_prefix(kind)?.strip_prefix(' ').map(str::to_owned));
    words.unwrap_or_default().split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What a page names of its own.
fn named(html: &str) -> Vec<String> {
    html.split(['"'])
        .filter(|word| word.starts_with("page/") || word.starts_with("../page/") || word.starts_with("docs/"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_page_and_all_that_it_names_come_from_the_program() {
    for (page, folder) in [("/", "/"), ("/v1/docs", "/v1/")] {
        let answer = get(page);
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"));
        let names = named(&answer.text());
        assert!(names.len() > 2, "{names:?}");
        for name in names {
            let path = match name.strip_prefix("../") {
                Some(name) => format!("/{name}"),
                None => format!("{folder}{name}"),
            };
            let file = get(&path);
            assert_eq!(file.status, 200, "{path}");
            assert!(!file.body.is_empty(), "{path}");
            assert_eq!(file.header("x-content-type-options"), Some("nosniff"), "{path}");
        }
    }
}

#[test]
fn files_of_the_page_have_the_type_that_a_browser_asks_for() {
    for (name, media_type) in [
        ("app.js", "text/javascript; charset=utf-8"),
        ("page.css", "text/css; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
        ("IBMPlexSans-Regular.ttf", "font/ttf"),
    ] {
        let answer = get(&format!("/page/{name}"));
        assert_eq!((answer.status, answer.header("content-type")), (200, Some(media_type)), "{name}");
        // A file is no page: opened by itself it may load nothing.
        assert_eq!(may_load(&answer, "default-src"), ["'none'"], "{name}");
        assert!(may_load(&answer, "script-src").is_empty(), "{name}");
    }
    assert_eq!(get("/page/app.js").text(), read("page/app.js"));
}

#[test]
fn a_page_loads_nothing_that_is_not_of_the_service() {
    for path in ["/", "/v1/docs"] {
        let answer = get(path);
        assert_eq!(may_load(&answer, "default-src"), ["'none'"], "{path}");
        for kind in ["script-src", "connect-src", "font-src"] {
            assert_eq!(may_load(&answer, kind), ["'self'"], "{path}: {kind}");
        }
        for kind in ["base-uri", "form-action", "frame-ancestors"] {
            assert_eq!(may_load(&answer, kind), ["'none'"], "{path}: {kind}");
        }
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(answer.header("x-frame-options"), Some("DENY"));
    }
    let page = get("/");
    assert_eq!(may_load(&page, "style-src"), ["'self'"]);
    assert_eq!(may_load(&page, "require-trusted-types-for"), ["'script'"]);
    // Everything else that the service answers may load nothing, as before.
    assert_eq!(
        get("/v1/voorbeelden").header("content-security-policy"),
        Some("default-src 'none'; frame-ancestors 'none'")
    );
}

#[test]
fn the_page_keeps_nothing_in_the_browser_and_puts_nothing_in_an_address() {
    for name in ["api.js", "app.js", "editor.js", "fields.js", "pages.js", "places.js", "points.js", "words.js"] {
        let text = get(&format!("/page/{name}")).text();
        for word in [
            "localStorage",
            "sessionStorage",
            "indexedDB",
            "document.cookie",
            "caches.",
            "serviceWorker",
            "history.",
            "location.",
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "eval(",
            "sendBeacon",
            "http:",
            "https:",
        ] {
            assert!(!text.contains(word), "{name} has {word}");
        }
    }
}

#[test]
fn every_way_to_a_document_asks_what_the_workbook_stops() {
    // What happens in a browser is walked in tests/page; here, that no button goes round it.
    let text = get("/page/app.js").text();
    for line in [
        "const halted = halts();",
        "halts().length === 0 && Boolean(judged?.documenten",
        "const possible = KINDS.filter(isPossible);",
        "find(\"zip\").disabled = !KINDS.some(isPossible);",
        "if (number === 0) return pages.show(",
    ] {
        assert!(text.contains(line), "{line}");
    }
    assert_eq!(text.matches("pages.show(").count(), 1);
}

#[test]
fn what_is_not_there_is_a_problem_as_everywhere() {
    for path in [
        "/page/nothing.js",
        "/page/",
        "/page/../Cargo.toml",
        "/page/%2e%2e%2fCargo.toml",
        "/v1/docs/index.html",
        "/v1/docs/",
    ] {
        get(path).is_problem(404, "onbekend-adres");
    }
    let answer = request("POST", "/", &[], &[]);
    answer.is_problem(405, "methode-niet-toegestaan");
    assert_eq!(answer.header("allow"), Some("GET, HEAD"));
    let head = request("HEAD", "/", &[], &[]);
    assert_eq!(head.status, 200);
    assert!(head.body.is_empty());
}

#[test]
fn without_the_page_there_is_none() {
    let service = serve(State { page: false, ..state(Arc::clone(&POOL)) });
    for path in ["/", "/page/app.js", "/v1/docs", "/v1/docs/swagger-ui.css"] {
        request_to(service, "GET", path, &[], &[]).is_problem(404, "onbekend-adres");
    }
    assert_eq!(request_to(service, "GET", "/v1/voorbeelden", &[], &[]).status, 200);
}

#[test]
fn a_setting_leaves_the_page_out() {
    let service = Service::start_with(&["--render-threads", "1"], &[("TRAJECTPERS_PAGE", "false")]);
    request_to(service.address, "GET", "/", &[], &[]).is_problem(404, "onbekend-adres");
}

#[test]
fn with_keys_the_page_is_open_and_what_it_asks_is_not() {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("page-keys");
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("keys");
    let made = std::process::Command::new(env!("CARGO_BIN_EXE_trajectpers")).args(["key", "new", "bureau"]).output();
    let line = String::from_utf8(made.expect("the program runs").stdout).expect("text");
    std::fs::write(&file, line.lines().nth(1).expect("a line")).expect("a file");
    let service = Service::start(&["--render-threads", "1", "--keys-file", file.to_str().expect("UTF-8")]);
    for path in ["/", "/page/app.js", "/page/IBMPlexSans-Bold.ttf", "/v1/docs", "/v1/docs/swagger-ui-bundle.js"] {
        assert_eq!(request_to(service.address, "GET", path, &[], &[]).status, 200, "{path}");
    }
    for path in ["/v1/voorbeelden", "/pages", "/v1/docsx"] {
        request_to(service.address, "GET", path, &[], &[]).is_problem(401, "sleutel-ontbreekt");
    }
}
