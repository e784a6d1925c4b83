//! The rules of `style.md` that a compiler does not know: who may name whom, and one name in four places.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;
use trajectpers::pipeline;
use trajectpers::wire::Soort;

use crate::support::{AKKER, cases, check_committed, example, files, order, root, variant};

/// Which modules of ours the inner modules may name; every other one is forbidden.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("trajectory", &[]),
    ("wire", &["trajectory"]),
    ("checks", &["trajectory"]),
    ("report", &["trajectory", "checks"]),
    ("render", &["report"]),
    ("clock", &[]),
    ("examples", &[]),
];

/// What the outer modules never name, of ours or of others.
const NEVER_NAMES: &[(&str, &[&str])] = &[
    ("trajectory", &["serde", "serde_json", "utoipa"]),
    ("wire", &["actix_web"]),
    ("checks", &["serde", "serde_json"]),
    ("pipeline", &["crate::http", "crate::cli", "crate::trajectory", "std::fs", "std::env"]),
    ("batch", &["crate::http", "crate::cli", "crate::trajectory", "std::fs", "std::env"]),
    ("http", &["crate::report", "crate::trajectory", "crate::cli", "std::fs"]),
    ("cli", &["crate::trajectory"]),
];

/// Crates and their parts that belong to one or a few modules.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("typst", &["render"]),
    ("typst_layout", &["render"]),
    ("typst_pdf", &["render"]),
    ("typst_render", &["render"]),
    ("typst_svg", &["render"]),
    ("rayon", &["render"]),
    ("actix_web", &["http"]),
    ("utoipa", &["wire", "http"]),
    ("jsonschema", &["wire"]),
    ("minijinja", &["report"]),
    ("clap", &["config", "cli"]),
    ("chrono_tz", &["clock"]),
    ("tracing_subscriber", &["telemetry"]),
    // A body is read by `wire`; a line of a batch only as far as needed to know what it asks for.
    ("Deserialize", &["wire", "batch"]),
    // What a template reads, and what the service and a batch answer.
    ("Serialize", &["report", "http", "batch"]),
];

/// The module of the first level that a source file belongs to.
fn module_of(path: &Path) -> String {
    let relative = path.strip_prefix(root().join("src")).expect("a source");
    let first = relative.components().next().expect("a name").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// A source without its comments and its tests.
fn code(path: &Path) -> String {
    let source = std::fs::read_to_string(path).expect("a source");
    let source = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// Words of a source: runs of letters, digits and underscores joined by `::`.
fn paths(code: &str) -> impl Iterator<Item = &str> {
    let words = code.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
    words.map(|word| word.trim_matches(':')).filter(|word| !word.is_empty())
}

/// The names that matter to the rules: `crate::<module>` and `std::<module>`, roots of paths, and bare words.
fn names(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for path in paths(code) {
        let mut parts = path.split("::").filter(|part| !part.is_empty());
        let (Some(first), second) = (parts.next(), parts.next()) else { continue };
        names.insert(first.to_owned());
        if let ("crate" | "std", Some(second)) = (first, second) {
            names.insert(format!("{first}::{second}"));
        }
        names.extend(path.rsplit("::").next().map(str::to_owned));
    }
    // use crate::{a, b::c};
    for group in code.split("crate::{").skip(1) {
        let members = group.split('}').next().unwrap_or_default().split(',');
        let heads = members.filter_map(|member| member.trim().split("::").next()).filter(|head| !head.is_empty());
        names.extend(heads.map(|head| format!("crate::{head}")));
    }
    names
}

/// Every source with its module and names.
fn sources() -> Vec<(PathBuf, String, BTreeSet<String>)> {
    let sources = files("src", "rs");
    assert!(sources.len() > 50, "the sources are elsewhere");
    sources.into_iter().map(|path| (path.clone(), module_of(&path), names(&code(&path)))).collect()
}

fn short(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

#[test]
fn the_inner_modules_name_only_what_they_stand_on() {
    let mut wrong = Vec::new();
    for (path, module, names) in sources() {
        let Some((_, allowed)) = MAY_NAME.iter().find(|(name, _)| *name == module) else { continue };
        for name in names.iter().filter_map(|name| name.strip_prefix("crate::")) {
            if name != module && !allowed.contains(&name) {
                wrong.push(format!("{} names crate::{name}", short(&path)));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_module_names_what_it_must_not_know() {
    let mut wrong = Vec::new();
    for (path, module, names) in sources() {
        let forbidden = NEVER_NAMES.iter().filter(|(name, _)| *name == module).flat_map(|(_, names)| *names);
        for name in forbidden.filter(|name| names.contains(**name)) {
            wrong.push(format!("{} names {name}", short(&path)));
        }
        // A way around the two rules above.
        if code(&path).contains("super::super") {
            wrong.push(format!("{} climbs two modules at once", short(&path)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_crate_stays_in_its_module() {
    let mut wrong = Vec::new();
    for (path, module, names) in sources() {
        for (name, modules) in ONLY_IN {
            if names.contains(*name) && !modules.contains(&module.as_str()) {
                wrong.push(format!("{} names {name}, which belongs to {}", short(&path), modules.join(" and ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_source_opens_with_what_it_is() {
    let silent: Vec<String> = files("src", "rs")
        .iter()
        .filter(|path| !std::fs::read_to_string(path).expect("a source").starts_with("//! "))
        .map(|path| short(path))
        .collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

/// A template without its comments.
fn template(path: &Path) -> String {
    let source = std::fs::read_to_string(path).expect("a template");
    let code = |line: &str| line.find("//").filter(|at| !line[..*at].ends_with(':')).unwrap_or(line.len());
    source.lines().map(|line| &line[..code(line)]).collect::<Vec<_>>().join("\n")
}

/// What a template imports or includes.
fn imports(template: &str) -> Vec<String> {
    let after = |word: &'static str| template.split(word).skip(1);
    after("import ")
        .chain(after("include "))
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn templates_import_downwards_only() {
    let mut wrong = Vec::new();
    for path in files("report-templates", "typ") {
        let place = short(&path);
        for import in imports(&template(&path)) {
            let sound = match place.as_str() {
                "report-templates/theme.typ" => false,
                place if place.starts_with("report-templates/components/") => {
                    import == "../theme.typ" || (!import.contains('/') && import.ends_with(".typ"))
                }
                _ => import == "../../theme.typ" || import.starts_with("../../components/"),
            };
            if !sound {
                wrong.push(format!("{place} imports {import}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_colour_stands_in_the_theme_alone() {
    const NAMED: [&str; 18] = [
        "black", "gray", "silver", "white", "navy", "blue", "aqua", "teal", "eastern", "purple", "fuchsia", "maroon",
        "red", "orange", "yellow", "olive", "green", "lime",
    ];
    const MADE: [&str; 8] = ["rgb", "luma", "cmyk", "oklab", "oklch", "color", "gradient", "tiling"];
    let mut wrong = Vec::new();
    for path in files("report-templates", "typ") {
        if path.ends_with("theme.typ") {
            continue;
        }
        let template = template(&path);
        // Outside quotes: what is between them is text, or a colour as digits.
        for (index, part) in template.split('"').enumerate() {
            let digits = part.strip_prefix('#').unwrap_or_default();
            let hexadecimal = (3..=8).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            if index % 2 == 1 && hexadecimal {
                wrong.push(format!("{}: {part}", short(&path)));
            }
            let words = part.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-')));
            for word in words.filter(|word| index % 2 == 0 && (NAMED.contains(word) || MADE.contains(word))) {
                wrong.push(format!("{}: {word}", short(&path)));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_document_has_one_name_in_four_places() {
    let mut missing = Vec::new();
    for soort in Soort::ALL {
        let word = soort.as_str();
        for path in [
            format!("src/report/{}.rs", word.replace('-', "_")),
            format!("report-templates/documenten/{word}/main.typ"),
            format!("report-templates/documenten/{word}/sample.json"),
        ] {
            if !root().join(&path).is_file() {
                missing.push(path);
            }
        }
        if cases(*soort).is_empty() {
            missing.push(format!("tests/fixtures/{word}/<case>.json"));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    for entry in std::fs::read_dir(root().join("report-templates/documenten")).expect("a folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(Soort::ALL.iter().any(|soort| soort.as_str() == name), "{name} is no kind of document");
    }
}

#[test]
fn samples_are_current() {
    for soort in Soort::ALL {
        let body = example(AKKER).to_string();
        let prepared = pipeline::prepare(body.as_bytes(), order(*soort, variant("werkgever"))).expect("a document");
        let data: Value = serde_json::from_slice(&prepared.report.data).expect("JSON");
        let sample = serde_json::to_string_pretty(&data).expect("JSON") + "\n";
        check_committed(&format!("report-templates/documenten/{}/sample.json", soort.as_str()), &sample);
    }
}
