//! What holds the house together and no compiler knows: which module may name which, and one name in four places.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;
use trajectpers::pipeline;
use trajectpers::wire::Soort;

use crate::support::{AKKER, cases, check_committed, example, files, order, root, variant};

/// Which modules of ours the inner modules may name; every other one is forbidden.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("trajectory", &[]),
    ("dutch", &[]),
    ("wire", &["trajectory"]),
    ("dossier", &["trajectory"]),
    ("checks", &["trajectory", "dossier", "dutch"]),
    ("report", &["trajectory", "dossier", "dutch", "checks"]),
    ("render", &["hex", "report"]),
    ("judgement", &["trajectory", "dossier", "checks", "report", "wire"]),
    ("pipeline", &["dossier", "checks", "judgement", "report", "render", "wire"]),
    ("press", &["checks", "report", "render", "pipeline", "wire", "examples"]),
    ("worker", &["answers", "batch", "checks", "judgement", "pipeline", "press", "render", "sheet", "wire"]),
    ("batch", &["checks", "hex", "report", "render", "pipeline", "press", "wire"]),
    ("answers", &["checks", "judgement", "render", "pipeline", "press", "batch", "sheet", "wire"]),
    ("sheet", &["trajectory", "dutch", "wire"]),
    ("clock", &[]),
    ("keys", &["hex", "unread"]),
    ("hex", &[]),
    ("unread", &[]),
    ("examples", &[]),
];

/// What the outer modules never name, of ours or of others.
const NEVER_NAMES: &[(&str, &[&str])] = &[
    ("trajectory", &["serde", "serde_json", "utoipa"]),
    ("wire", &["actix_web"]),
    ("checks", &["serde", "serde_json"]),
    ("dossier", &["serde", "serde_json", "utoipa"]),
    ("pipeline", &["std::fs", "std::env"]),
    // Only `process` starts something, and only `sandbox` writes what the kernel reads.
    ("press", &["TcpStream", "TcpListener", "UdpSocket"]),
    ("worker", &["TcpStream", "UdpSocket", "std::env", "crate::http", "crate::cli"]),
    ("batch", &["std::fs", "std::env"]),
    ("answers", &["actix_web", "std::fs", "std::env"]),
    // The process that faces the network reads no workbook.
    ("http", &["crate::report", "crate::trajectory", "crate::cli", "crate::sheet", "std::fs"]),
    ("sheet", &["std::fs", "std::env"]),
    ("cli", &["crate::trajectory"]),
];

/// Crates and their parts that belong to one or a few modules.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("typst", &["render"]),
    ("typst_layout", &["render"]),
    ("typst_pdf", &["render"]),
    ("typst_render", &["render"]),
    ("typst_svg", &["render"]),
    ("rayon", &["worker"]),
    ("landlock", &["press"]),
    ("seccompiler", &["press"]),
    ("actix_web", &["http"]),
    ("utoipa", &["wire", "answers", "http"]),
    ("jsonschema", &["wire"]),
    ("minijinja", &["report"]),
    ("clap", &["config", "cli"]),
    ("toml", &["cli"]),
    ("calamine", &["sheet"]),
    ("quick_xml", &["sheet"]),
    ("rust_xlsxwriter", &["sheet"]),
    ("chrono_tz", &["clock"]),
    ("tracing_subscriber", &["telemetry"]),
    ("opentelemetry", &["telemetry"]),
    ("opentelemetry_sdk", &["telemetry"]),
    ("opentelemetry_otlp", &["telemetry"]),
    ("opentelemetry_http", &["telemetry"]),
    // A body is read by `wire`; a line of a batch only as far as needed to know what it asks for.
    ("Deserialize", &["wire", "batch", "press", "worker", "render"]),
    // What a template reads, what the service and a batch answer, and what workers and their front tell each other.
    ("Serialize", &["report", "answers", "http", "batch", "press", "worker", "render"]),
];

/// The module of the first level that a source file belongs to.
fn module_of(path: &Path) -> String {
    let relative = path.strip_prefix(root().join("src")).expect("a source");
    let first = relative.components().next().expect("a name").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// A source without its comments and the tests at its end. Tests in a file of their own are named, perhaps at the top.
fn code(path: &Path) -> String {
    let source = std::fs::read_to_string(path).expect("a source");
    let source = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
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

/// The module that a source file is: `crate::report::request`.
fn path_of(path: &Path) -> String {
    let relative = path.strip_prefix(root().join("src")).expect("a source").with_extension("");
    let parts = relative.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = parts.filter(|part| !matches!(part.as_str(), "mod" | "lib" | "main")).collect();
    std::iter::once("crate".to_owned()).chain(parts).collect::<Vec<_>>().join("::")
}

/// The paths of a tree of imports: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn branches(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some(open) = tree.find('{') else {
        return vec![tree.split(" as ").next().unwrap_or(tree).trim().to_owned()];
    };
    let Some(close) = tree.rfind('}').filter(|close| *close > open) else { return vec![] };
    let (head, inner) = (&tree[..open], &tree[open + 1..close]);
    let mut depth = 0;
    let members = inner.split(|c: char| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    let members = members.filter(|member| !member.trim().is_empty()).flat_map(branches);
    members.map(|member| format!("{head}{member}").trim_end_matches("::self").to_owned()).collect()
}

/// A path as seen from the crate, or nothing for one that leaves it.
fn absolute(path: &str, module: &str, modules: &BTreeSet<String>) -> Option<String> {
    let (first, rest) = path.split_once("::").unwrap_or((path, ""));
    let joined = |base: &str| if rest.is_empty() { base.to_owned() } else { format!("{base}::{rest}") };
    match first {
        "crate" => Some(path.to_owned()),
        "self" => Some(joined(module)),
        "super" => absolute(&joined("self"), module.rsplit_once("::")?.0, modules),
        child if modules.contains(&format!("{module}::{child}")) => Some(format!("{module}::{path}")),
        _ => None,
    }
}

/// What every file takes from which other: imports and paths in the text, followed through what a face hands over.
fn imports_between_files() -> Vec<(String, String)> {
    let sources: Vec<(String, String)> = files("src", "rs")
        .iter()
        .map(|path| (path_of(path), code(path)))
        .filter(|(_, code)| !code.is_empty())
        .collect();
    let modules: BTreeSet<String> = sources.iter().map(|(module, _)| module.clone()).collect();
    let mut handed_over = std::collections::BTreeMap::new();
    let mut taken = Vec::new();
    for (module, code) in &sources {
        let statements = code.split(';').filter_map(|statement| {
            let line = statement.trim_start().rsplit("\n\n").next()?.trim();
            let (before, tree) = line.split_once("use ")?;
            let public = before.trim().starts_with("pub");
            (before.trim().is_empty() || public).then_some((public, tree))
        });
        for (public, tree) in statements {
            for path in branches(tree).iter().filter_map(|path| absolute(path, module, &modules)) {
                if public {
                    let name = path.rsplit("::").next().unwrap_or_default();
                    handed_over.insert(format!("{module}::{name}"), path);
                } else {
                    taken.push((module.clone(), path));
                }
            }
        }
        let named = paths(code).filter(|path| path.starts_with("crate::") || path.starts_with("super::"));
        taken.extend(named.filter_map(|path| Some((module.clone(), absolute(path, module, &modules)?))));
    }
    let file_of = |mut path: String| {
        for _ in 0..8 {
            let whole = path.clone();
            let handed = (0..).map_while(|cut| whole.rsplitn(cut + 1, "::").last().map(|part| (cut, part.to_owned())));
            let mut handed = handed.take(whole.split("::").count());
            match handed.find_map(|(_, part)| handed_over.get(&part).map(|to| whole.replacen(&part, to, 1))) {
                Some(next) if next != path => path = next,
                _ => break,
            }
        }
        let mut known = path.as_str();
        while !modules.contains(known) {
            known = known.rsplit_once("::")?.0;
        }
        Some(known.to_owned())
    };
    let mut between: Vec<(String, String)> =
        taken.into_iter().filter_map(|(from, path)| Some((from, file_of(path)?))).collect();
    between.retain(|(from, to)| from != to && to != "crate");
    between.sort();
    between.dedup();
    between
}

#[test]
fn no_two_files_import_each_other_in_a_circle() {
    let mut edges = imports_between_files();
    assert!(edges.len() > 300, "{} imports were found; the search is broken", edges.len());
    // What imports nothing that is left cannot lie on a circle.
    loop {
        let left: BTreeSet<String> = edges.iter().map(|(from, _)| from.clone()).collect();
        let before = edges.len();
        edges.retain(|(_, to)| left.contains(to));
        if edges.len() == before {
            break;
        }
    }
    // What nothing that is left imports only leads to one.
    loop {
        let left: BTreeSet<String> = edges.iter().map(|(_, to)| to.clone()).collect();
        let before = edges.len();
        edges.retain(|(from, _)| left.contains(from));
        if edges.len() == before {
            break;
        }
    }
    assert!(edges.is_empty(), "{edges:#?}");
}

#[test]
fn no_document_imports_another() {
    let kinds: Vec<String> = Soort::ALL.iter().map(|soort| soort.as_str().replace('-', "_")).collect();
    let kind_of =
        |module: &str| kinds.iter().find(|kind| module.starts_with(&format!("crate::report::{kind}"))).cloned();
    let across: Vec<_> = imports_between_files()
        .into_iter()
        .filter(|(from, to)| kind_of(from).zip(kind_of(to)).is_some_and(|(from, to)| from != to))
        .collect();
    assert!(across.is_empty(), "{across:#?}");
}

#[test]
fn only_the_dossier_leaves_out_what_was_not_known() {
    let recipes: Vec<String> = sources()
        .into_iter()
        .filter(|(path, module, _)| {
            let code = code(path);
            module != "dossier"
                && module != "trajectory"
                && (code.contains("Kalender::of(") || code.contains(".known_on("))
        })
        .map(|(path, ..)| short(&path))
        .collect();
    assert!(recipes.is_empty(), "{recipes:#?}");
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
            format!("src/report/{}/mod.rs", word.replace('-', "_")),
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
