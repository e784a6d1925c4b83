//! The texts that are shipped: their names of today and of before, and which are made of others.

macro_rules! texts {
    ($($name:literal formerly $earlier:literal),+ $(,)?) => {
        /// Every shipped text by its name: the document that it belongs to, or `alle`, and its own.
        pub const SHIPPED: &[(&str, &str)] = &[$((
            $name,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/report-templates/teksten/", $name, ".txt.j2")),
        )),+];

        /// Names under which texts were known at first, which bodies and folders may go on using.
        const EARLIER: &[(&str, &str)] = &[$(($earlier, $name)),+];
    };
}

texts! {
    "alle/avg" formerly "avg",
    "alle/getekend" formerly "getekend",
    "alle/klachten" formerly "klachten",
    "alle/kosten" formerly "kosten",
    "alle/niet_doorgegaan" formerly "niet_doorgegaan",
    "alle/oneens" formerly "oneens",
    "alle/plicht" formerly "plicht",
    "alle/tekenen" formerly "tekenen",
    "alle/verlenging" formerly "verlenging",
    "alle/wachttijd" formerly "wachttijd",
    "eindrapportage/activiteiten" formerly "eind_activiteiten",
    "eindrapportage/belastbaarheid" formerly "eind_belastbaarheid",
    "eindrapportage/derde_spoor" formerly "eind_derde_spoor",
    "eindrapportage/documenten" formerly "eind_documenten",
    "eindrapportage/doelen" formerly "eind_doelen",
    "eindrapportage/gevraagd" formerly "eind_gevraagd",
    "eindrapportage/reden" formerly "eind_reden",
    "eindrapportage/sollicitaties" formerly "eind_sollicitaties",
    "eindrapportage/subdoelen" formerly "eind_subdoelen",
    "eindrapportage/uitleg" formerly "uitleg_eindrapportage",
    "eindrapportage/uitleg_lezers" formerly "uitleg_eindrapportage_lezers",
    "eindrapportage/uitleg_reden" formerly "uitleg_eindrapportage_reden",
    "eindrapportage/uitleg_stappen" formerly "uitleg_eindrapportage_stappen",
    "eindrapportage/uitleg_wia" formerly "uitleg_eindrapportage_wia",
    "eindrapportage/vervolg" formerly "eind_vervolg",
    "eindrapportage/visie_ontbreekt" formerly "eind_visie_ontbreekt",
    "eindrapportage/zoekprofiel" formerly "eind_zoekprofiel",
    "offerte/aanleiding" formerly "offerte_aanleiding",
    "offerte/akkoord" formerly "offerte_akkoord",
    "offerte/algemene_voorwaarden" formerly "offerte_algemene_voorwaarden",
    "offerte/annulering" formerly "offerte_annulering",
    "offerte/besparing" formerly "offerte_besparing",
    "offerte/bonus" formerly "offerte_bonus",
    "offerte/btw" formerly "offerte_btw",
    "offerte/eerder_stoppen" formerly "offerte_eerder_stoppen",
    "offerte/facturatie" formerly "offerte_facturatie",
    "offerte/gevraagd" formerly "offerte_gevraagd",
    "offerte/inleiding" formerly "offerte_inleiding",
    "offerte/inspanning" formerly "offerte_inspanning",
    "offerte/latere_start" formerly "offerte_latere_start",
    "offerte/meerwerk" formerly "offerte_meerwerk",
    "offerte/planning" formerly "offerte_planning",
    "offerte/prijs" formerly "offerte_prijs",
    "offerte/privacy" formerly "offerte_privacy",
    "offerte/rapportage" formerly "offerte_rapportage",
    "offerte/uitleg" formerly "uitleg_offerte",
    "plan-van-aanpak/advies" formerly "plan_advies",
    "plan-van-aanpak/advies_bedrijfsarts" formerly "plan_advies_bedrijfsarts",
    "plan-van-aanpak/akkoord" formerly "plan_akkoord",
    "plan-van-aanpak/belastbaarheid" formerly "plan_belastbaarheid",
    "plan-van-aanpak/bijschrift" formerly "plan_bijschrift",
    "plan-van-aanpak/eerste_spoor" formerly "plan_eerste_spoor",
    "plan-van-aanpak/financieel" formerly "plan_financieel",
    "plan-van-aanpak/gevraagd" formerly "plan_gevraagd",
    "plan-van-aanpak/planning" formerly "plan_planning",
    "plan-van-aanpak/rapportage" formerly "plan_rapportage",
    "plan-van-aanpak/rechten_en_plichten" formerly "plan_rechten_en_plichten",
    "plan-van-aanpak/start" formerly "plan_start",
    "plan-van-aanpak/subdoelen" formerly "plan_subdoelen",
    "plan-van-aanpak/uitleg" formerly "uitleg_plan_van_aanpak",
    "plan-van-aanpak/wettelijk_kader" formerly "plan_wettelijk_kader",
    "plan-van-aanpak/zoekprofiel" formerly "plan_zoekprofiel",
    "plan-van-aanpak/zonder_advies" formerly "plan_zonder_advies",
    "plan-van-aanpak/zonder_evaluatie" formerly "plan_zonder_evaluatie",
    "voortgangsrapportage/activiteiten" formerly "activiteiten",
    "voortgangsrapportage/belastbaarheid" formerly "belastbaarheid",
    "voortgangsrapportage/gelezen" formerly "gelezen",
    "voortgangsrapportage/gevraagd" formerly "gevraagd",
    "voortgangsrapportage/periode_zonder_sollicitaties" formerly "periode_zonder_sollicitaties",
    "voortgangsrapportage/sollicitaties" formerly "sollicitaties",
    "voortgangsrapportage/uitleg" formerly "uitleg_voortgangsrapportage",
    "voortgangsrapportage/volgende_stap" formerly "volgende_stap",
}

/// Texts that are made of other texts: for each, the placeholders that those fill in it, and in the parts after them.
/// Whoever replaces one replaces the whole, and may use the placeholders of its parts too.
pub const PARTS: &[(&str, &[(&str, &str)])] = &[
    (
        "eindrapportage/uitleg",
        &[
            ("deel_klachten", "alle/klachten"),
            // Part of the steps too.
            ("deel_kosten", "alle/kosten"),
            // Part of what is said of the readers too.
            ("deel_niet_doorgegaan", "alle/niet_doorgegaan"),
            ("deel_plicht", "alle/plicht"),
            // Part of the reason too.
            ("deel_verlenging", "alle/verlenging"),
            ("deel_lezers", "eindrapportage/uitleg_lezers"),
            ("deel_oneens", "alle/oneens"),
            ("deel_reden", "eindrapportage/uitleg_reden"),
            // Part of the steps.
            ("deel_wia", "eindrapportage/uitleg_wia"),
            ("deel_stappen", "eindrapportage/uitleg_stappen"),
        ],
    ),
    (
        "offerte/uitleg",
        &[
            ("deel_klachten", "alle/klachten"),
            ("deel_oneens", "alle/oneens"),
            ("deel_plicht", "alle/plicht"),
            // Part of the next one too.
            ("deel_verlenging", "alle/verlenging"),
            ("deel_wachttijd", "alle/wachttijd"),
        ],
    ),
    (
        "plan-van-aanpak/uitleg",
        &[
            ("deel_klachten", "alle/klachten"),
            ("deel_kosten", "alle/kosten"),
            ("deel_oneens", "alle/oneens"),
            ("deel_plicht", "alle/plicht"),
            // Part of the next one too.
            ("deel_verlenging", "alle/verlenging"),
            ("deel_wachttijd", "alle/wachttijd"),
        ],
    ),
    (
        "voortgangsrapportage/uitleg",
        &[
            ("deel_klachten", "alle/klachten"),
            ("deel_kosten", "alle/kosten"),
            ("deel_niet_doorgegaan", "alle/niet_doorgegaan"),
            ("deel_oneens", "alle/oneens"),
            ("deel_plicht", "alle/plicht"),
            // Part of the next one too.
            ("deel_verlenging", "alle/verlenging"),
            ("deel_wachttijd", "alle/wachttijd"),
        ],
    ),
];

/// Placeholders that a shipped text had before and its context still fills: a text in its place may go on using them.
pub const KEPT: &[(&str, &[&str])] = &[
    (
        "alle/wachttijd",
        &[
            "aow_na_wachttijd",
            "bel_op",
            "bel_op_korter",
            "korter_tot",
            "loon_na_aow",
            "loopt_door",
            "punten_uwv",
            "verlengd_tot_en_met",
            "verzoek_gepland",
            "verzoek_op",
            "wia_gevraagd_op",
        ],
    ),
    ("eindrapportage/uitleg_lezers", &["niet_doorgegaan_op", "redenen_gedrukt"]),
    (
        "eindrapportage/uitleg_reden",
        &[
            "aow_bereikt",
            "aow_na_wachttijd",
            "bel_op",
            "bel_op_korter",
            "einde_dienstverband",
            "korter_tot",
            "loon_na_aow",
            "loopt_door",
            "verlengd_tot_en_met",
            "verzoek_gepland",
            "verzoek_op",
            "wia_gevraagd_op",
        ],
    ),
    (
        "eindrapportage/uitleg_stappen",
        &[
            "afspraak_2",
            "afspraak_3",
            "afspraak_4",
            "afspraak_5",
            "korter_tot",
            "laatste_dag",
            "loon_langer",
            "verlengd_tot_en_met",
            "voorbij",
            "zelf_doen",
        ],
    ),
    ("plan-van-aanpak/uitleg", &["afspraak_2", "afspraak_3", "afspraak_4", "afspraak_5"]),
    ("voortgangsrapportage/uitleg", &["afspraak_2", "afspraak_3", "afspraak_4", "afspraak_5", "volgende_datum"]),
];

/// The texts that a text is made of, each with the placeholder that it fills there.
pub fn parts_of(name: &str) -> &'static [(&'static str, &'static str)] {
    PARTS.iter().find(|(whole, _)| *whole == name).map(|(_, parts)| *parts).unwrap_or_default()
}

/// Whether a text, by its name of today, is the one that is meant or a part of it.
pub fn belongs_to(name: &str, whole: &str) -> bool {
    name == whole || parts_of(whole).iter().any(|(_, part)| *part == name)
}

/// The shipped text that is meant by a name, of today or of before.
pub fn text_named(name: &str) -> Option<&'static str> {
    let today = SHIPPED.iter().map(|(known, _)| *known).find(|known| *known == name);
    today.or_else(|| EARLIER.iter().find(|(earlier, _)| *earlier == name).map(|(_, known)| *known))
}

/// The name by which a shipped text was known at first.
pub fn earlier_name(name: &str) -> &'static str {
    EARLIER.iter().find(|(_, known)| *known == name).map_or("", |(earlier, _)| *earlier)
}
