//! Every address of the service: for its routes, for their description, and for whoever asks another service.

use crate::wire::Soort;

macro_rules! documents {
    ($($soort:ident = $address:literal;)+) => {
        /// Where a document of this kind is made.
        pub const fn of(soort: Soort) -> &'static str {
            match soort { $(Soort::$soort => $address),+ }
        }

        /// Where a trajectory is judged for a document of this kind.
        pub const fn judging(soort: Soort) -> &'static str {
            match soort { $(Soort::$soort => concat!($address, "/_valideer")),+ }
        }
    };
}

documents! {
    PlanVanAanpak = "/v1/plannen-van-aanpak";
    Voortgangsrapportage = "/v1/voortgangsrapportages";
    Eindrapportage = "/v1/eindrapportages";
    Offerte = "/v1/offertes";
}

/// Where a trajectory is judged for every kind of document.
pub const JUDGING_ALL: &str = "/v1/trajecten/_valideer";
/// Where many documents are made in one go.
pub const BATCH: &str = "/v1/documenten/_batch";
/// Where the items of a batch are judged, and none is made.
pub const JUDGING_BATCH: &str = "/v1/documenten/_valideer";
/// Where a workbook is read.
pub const WORKBOOK: &str = "/v1/werkboeken/_lees";
/// An empty workbook, to be filled in.
pub const SJABLOON: &str = "/v1/werkboeken/sjabloon";
/// The rules and thresholds.
pub const REGELS: &str = "/v1/regels";
/// The shipped examples.
pub const VOORBEELDEN: &str = "/v1/voorbeelden";
/// One of them, by name.
pub const VOORBEELD: &str = "/v1/voorbeelden/{naam}";
/// The JSON Schemas of a trajectory: `traject`, or the word of a kind of document.
pub const SCHEMA: &str = "/v1/schemas/{naam}";
/// What can go wrong, by its code.
pub const PROBLEMEN: &str = "/v1/problemen";
/// One of these problems; the `type` of a problem is such an address.
pub const PROBLEEM: &str = "/v1/problemen/{code}";
/// The sentences of the house, which a body may replace.
pub const TEKSTEN: &str = "/v1/teksten";
/// The description of this service.
pub const OPENAPI: &str = "/v1/openapi.json";
/// Whether the service lives.
pub const LIVE: &str = "/health/live";
/// Whether it takes work.
pub const READY: &str = "/health/ready";

/// What the service measures of itself.
pub const METRICS: &str = "/metrics";

/// The page for people.
pub const PAGE: &str = "/";
/// What it is made of.
pub const PAGE_FILE: &str = "/page/{file}";
/// The description of this service, for people who write programs.
pub const DOCS: &str = "/v1/docs";
/// What its reader is made of.
pub const DOCS_FILE: &str = "/v1/docs/{file}";

/// Every address that is not about one kind of document.
const OTHERS: [&str; 20] = [
    JUDGING_ALL,
    BATCH,
    JUDGING_BATCH,
    WORKBOOK,
    SJABLOON,
    REGELS,
    VOORBEELDEN,
    VOORBEELD,
    SCHEMA,
    PROBLEMEN,
    PROBLEEM,
    TEKSTEN,
    OPENAPI,
    LIVE,
    READY,
    METRICS,
    PAGE,
    PAGE_FILE,
    DOCS,
    DOCS_FILE,
];

/// Where others have their health, their description, and what is done with a trajectory.
const HABITS: [(&str, &str); 12] = [
    ("health", LIVE),
    ("healthz", LIVE),
    ("livez", LIVE),
    ("ready", READY),
    ("readyz", READY),
    ("health/readiness", READY),
    ("swagger", DOCS),
    ("swagger-ui", DOCS),
    ("redoc", DOCS),
    ("openapi.yaml", OPENAPI),
    ("swagger.json", OPENAPI),
    ("trajecten", JUDGING_ALL),
];

/// The pattern of an address as one of ours: what a caller wrote is none.
pub fn known(pattern: &str) -> &'static str {
    let of_kinds = Soort::ALL.iter().flat_map(|soort| [of(*soort), judging(*soort)]);
    of_kinds.chain(OTHERS).find(|known| *known == pattern).unwrap_or("none")
}

/// The address of ours that this is but for slashes that stand there twice.
pub fn with_single_slashes(path: &str) -> Option<&'static str> {
    if !path.contains("//") {
        return None;
    }
    let mut single = String::with_capacity(path.len());
    for part in path.split('/').filter(|part| !part.is_empty()) {
        single.push('/');
        single.push_str(part);
    }
    Some(known(&single)).filter(|known| known.starts_with('/'))
}

/// The address that a caller may have meant: one that is much like what was asked for.
pub fn nearest(path: &str) -> Option<&'static str> {
    const LONGEST: usize = 80;
    const LIKE: f64 = 0.9;
    let asked = path.trim_end_matches('/').to_ascii_lowercase();
    let asked = asked.strip_prefix("/api").filter(|rest| rest.starts_with('/')).unwrap_or(&asked);
    let asked = if asked.starts_with("/v1/") { asked.to_owned() } else { format!("/v1{asked}") };
    let of_kinds = Soort::ALL.iter().flat_map(|soort| [of(*soort), judging(*soort)]);
    // By the word of its kind, too.
    let by_word = Soort::ALL.iter().find(|soort| asked.strip_prefix("/v1/") == Some(soort.as_str()));
    if let Some(soort) = by_word {
        return Some(of(*soort));
    }
    if path.len() > LONGEST {
        return None;
    }
    if let Some((_, address)) = HABITS.iter().find(|(habit, _)| asked.strip_prefix("/v1/") == Some(*habit)) {
        return Some(*address);
    }
    // Many at once have one address, whatever their kind.
    if asked.ends_with("/_batch/_valideer") {
        return Some(JUDGING_BATCH);
    }
    if asked.ends_with("/_batch") {
        return Some(BATCH);
    }
    let open = of_kinds.chain(OTHERS).filter(|known| known.starts_with("/v1/") && !known.contains('{'));
    let name = |path: &'static str| path.trim_start_matches("/v1/");
    let asked = asked.trim_start_matches("/v1/");
    let like = open.map(|known| (strsim::jaro_winkler(name(known), asked), known));
    like.filter(|(like, _)| *like > LIKE).max_by(|left, right| left.0.total_cmp(&right.0)).map(|(_, known)| known)
}

/// Whether documents are made at this address.
pub fn makes(path: &str) -> bool {
    path == BATCH || Soort::ALL.iter().any(|soort| of(*soort) == path)
}

/// Whether many items come to this address.
pub fn takes_a_batch(path: &str) -> bool {
    [BATCH, JUDGING_BATCH].contains(&path)
}

/// Whether an address is open to who has no key: health, the contract, and the page, which asks for one itself.
pub fn is_open(path: &str) -> bool {
    is_contract(path)
        || [LIVE, READY, PAGE, DOCS].contains(&path)
        || [PAGE_FILE, DOCS_FILE].into_iter().any(|pattern| is_below(path, pattern))
}

/// Whether an address is a part of the contract, which is for everybody and for every page: it holds nothing of anybody.
pub fn is_contract(path: &str) -> bool {
    [OPENAPI, PROBLEMEN].contains(&path) || [SCHEMA, PROBLEEM].into_iter().any(|pattern| is_below(path, pattern))
}

/// Whether an address is a pattern with a name in the place of its braces.
fn is_below(path: &str, pattern: &str) -> bool {
    let (folder, _) = pattern.split_once('{').unwrap_or((pattern, ""));
    path.strip_prefix(folder).is_some_and(|name| !name.is_empty() && !name.contains('/'))
}

/// Whether an address is asked by who watches the service, which must not be kept out by its own asking.
pub fn is_watched(path: &str) -> bool {
    [LIVE, READY, METRICS].contains(&path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_is_nearly_one_of_ours_is_known() {
        for (asked, meant) in [
            ("/v1/offerte", of(Soort::Offerte)),
            ("/offertes", of(Soort::Offerte)),
            ("/v1/plan-van-aanpak", of(Soort::PlanVanAanpak)),
            ("/v1/documenten/batch", BATCH),
            ("/v1/offertes/_batch", BATCH),
            ("/v1/documenten/_batch/_valideer", JUDGING_BATCH),
            ("/v1/documenten/valideer", JUDGING_BATCH),
            ("/openapi.json", OPENAPI),
            ("/health", LIVE),
            ("/healthz", LIVE),
            ("/readyz", READY),
            ("/swagger", DOCS),
            ("/openapi.yaml", OPENAPI),
            ("/v1/trajecten", JUDGING_ALL),
            ("/api/v1/offertes", of(Soort::Offerte)),
            ("/api/offertes", of(Soort::Offerte)),
        ] {
            assert_eq!(nearest(asked), Some(meant), "{asked}");
        }
        assert_eq!(nearest("/"), None);
        assert_eq!(nearest("/wp-login.php"), None);
    }

    #[test]
    fn a_slash_too_many_is_seen() {
        assert_eq!(with_single_slashes("//v1/offertes"), Some(of(Soort::Offerte)));
        assert_eq!(with_single_slashes("/v1//documenten//_batch"), Some(BATCH));
        for other in ["/v1/offertes", "//", "//v1/geheim", "//x.example/v1/offertes"] {
            assert_eq!(with_single_slashes(other), None, "{other}");
        }
    }

    #[test]
    fn the_contract_is_open_and_nothing_else_of_it() {
        for path in ["/v1/schemas/offerte", "/v1/problemen", "/v1/problemen/geen-json", OPENAPI] {
            assert!(is_open(path) && is_contract(path), "{path}");
        }
        assert!(!is_contract(READY) && !is_contract(PAGE));
        for path in
            ["/v1/schemas/", "/v1/schemas/../offertes", "/v1/teksten", "/v1/regels", "/v1/problemenx", "/v1/offertes"]
        {
            assert!(!is_open(path), "{path}");
        }
    }

    #[test]
    fn an_example_stands_below_the_list_of_them() {
        assert_eq!(VOORBEELD, format!("{VOORBEELDEN}/{{naam}}"));
    }

    #[test]
    fn what_a_page_is_made_of_is_open_and_nothing_beside_it() {
        for path in ["/", "/page/page.css", "/v1/docs", "/v1/docs/docs.js"] {
            assert!(is_open(path), "{path}");
        }
        for path in ["", "/page", "/pages", "/v1/docsx", "/v1", VOORBEELDEN, BATCH] {
            assert!(!is_open(path), "{path}");
        }
    }

    #[test]
    fn the_word_of_an_address_means_its_kind() {
        for soort in Soort::ALL {
            assert_eq!(crate::wire::kind_meant(of(*soort).trim_start_matches("/v1/")), Some(*soort));
        }
    }

    #[test]
    fn a_kind_of_document_is_judged_below_where_it_is_made() {
        for soort in Soort::ALL {
            assert_eq!(judging(*soort), format!("{}/_valideer", of(*soort)));
        }
    }
}
