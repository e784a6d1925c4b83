//! The sickness on the wire: days that count, steps of the law, and what the employee can bear.

use super::leaf::{Datum, Naam, Verhaal};
use super::object::{choice, object};
use super::reader::camel_case;
use super::text::Proza;
use crate::trajectory::{self as domain, InvalidWachttijd, Pauze, Wachttijd, Wazo};

choice! {
    /// Waarop de vermelding rust: functionele lijst of terugkoppeling van de bedrijfsarts.
    BelastbaarheidBron {
        "FML": "Functionele Mogelijkhedenlijst.",
        "IZP": "Inzetbaarheidsprofiel.",
        "LAB": "Lijst arbeidsmogelijkheden en beperkingen.",
        "terugkoppeling": "Terugkoppeling van de bedrijfsarts na een spreekuur.",
    }
}

object! {
    /// Een periode van volledig herstel, eerste en laatste dag inbegrepen. Na vier weken of langer herstel begint een
    /// nieuw ziektegeval.
    Onderbreking => domain::Period, |at|
    required {
        /// Eerste dag van het herstel.
        van: Datum,
        /// Laatste dag van het herstel.
        tot: Datum,
    }
    check { at.in_order(("van", van), ("tot", tot)); }
    build { domain::Period::new(van, tot).ok() }
}

object! {
    /// Zwangerschaps- en bevallingsverlof (Wazo), eerste en laatste dag inbegrepen.
    WazoVerlof => Wazo, |at|
    required {
        /// Eerste dag van het verlof.
        van: Datum,
        /// Laatste dag van het verlof.
        tot: Datum,
        /// Of het verzuim voor en na het verlof dezelfde oorzaak heeft; alleen dan telt het als één ziektegeval.
        zelfde_oorzaak: bool,
    }
    check {
        at.in_order(("van", van), ("tot", tot));
        if zelfde_oorzaak == Some(false) {
            at.fault_in("zelfde_oorzaak", "nieuw_ziektegeval", "Met een andere oorzaak na het verlof begint een nieuw \
                ziektegeval. Geef de eerste ziektedag na het verlof op als ‘eersteZiektedag’.");
        }
    }
    build { Some(Wazo { period: domain::Period::new(van, tot).ok()?, zelfde_oorzaak }) }
}

object! {
    /// Een eerder einde van de vrijwillige verlenging, dat werkgever of werknemer aan UWV vraagt (artikel 24 lid 2 en 3
    /// Wet WIA).
    Verkorting => domain::Verkorting, |at|
    required {
        /// Dag waarop werkgever of werknemer UWV om het eerdere einde vroeg.
        verzoek: Datum,
        /// Laatste dag van de verlenging die UWV vaststelde; tot het besluit de dag die is gevraagd.
        laatste_dag: Datum,
    }
    optional {
        /// Dag waarop UWV dat einde vaststelde; weglaten zolang dat niet zo is. Tot dan rekent niets ermee.
        besluit: Datum,
    }
    check {
        at.in_order(("verzoek", verzoek), ("besluit", besluit.flatten()));
        at.in_order(("verzoek", verzoek), ("laatste_dag", laatste_dag));
    }
}

object! {
    /// Verlenging van de wachttijd met loon, die werkgever en werknemer samen aan UWV vragen (artikel 24 Wet WIA).
    VrijwilligeVerlenging => domain::VrijwilligeVerlenging, |at|
    required {
        /// Dag van het gezamenlijke verzoek.
        verzoek: Datum,
        /// Laatste dag die werkgever en werknemer afspraken; als UWV korter verlengt, de laatste dag daarvan.
        laatste_dag: Datum,
    }
    optional {
        /// Dag waarop UWV de verlenging toekende; weglaten zolang dat niet zo is. Tot dan rekent niets ermee.
        besluit: Datum,
        /// Een eerder einde, dat werkgever of werknemer later aan UWV vroeg.
        verkorting: Verkorting,
    }
    computed { einde_dienstverband = None, }
    check {
        at.in_order(("verzoek", verzoek), ("besluit", besluit.flatten()));
        at.in_order(("verzoek", verzoek), ("laatste_dag", laatste_dag));
        if let (Some(asked), Some(Some(shorter))) = (verzoek, verkorting) && shorter.verzoek < asked {
            at.inside("verkorting", |at| at.fault_in("verzoek", "volgorde", "Dit verzoek ligt vóór het verzoek om de \
                verlenging. Controleer beide datums."));
        }
    }
}

object! {
    /// Het verzuim. De oorzaak hoort hier niet.
    Verzuim => domain::Verzuim, |at|
    required {
        /// Dag 1 van elke telling: de eerste werkdag waarop door ziekte niet is gewerkt.
        eerste_ziektedag: Datum,
    }
    optional {
        /// Laatste dag van de wachttijd volgens een brief van UWV; gaat voor de berekende dag.
        einde_wachttijd_opgave: Datum,
        /// Verlenging die werkgever en werknemer samen vroegen; eenmaal toegekend gaat zij voor ‘eindeWachttijdOpgave’.
        vrijwillige_verlenging: VrijwilligeVerlenging,
    }
    lists {
        /// Periodes van volledig herstel korter dan vier weken, die de wachttijd verlengen.
        #[schema(max_items = 50)]
        onderbrekingen: Onderbreking,
        /// Zwangerschaps- en bevallingsverlof, dat de wachttijd verlengt.
        #[schema(max_items = 5)]
        wazo: WazoVerlof,
    }
    check {
        at.in_order(("eerste_ziektedag", eerste_ziektedag), ("einde_wachttijd_opgave", einde_wachttijd_opgave.flatten()));
        if let (Some(first), Some(Some(extension))) = (eerste_ziektedag, vrijwillige_verlenging)
            && extension.verzoek < first
        {
            at.inside("vrijwilligeVerlenging", |at| at.fault_in("verzoek", "volgorde", "Dit verzoek ligt vóór de \
                eerste ziektedag. Controleer beide datums."));
        }
    }
    build {
        let recoveries = onderbrekingen.iter().map(|&period| Pauze { period, wazo: false });
        let leaves = wazo.iter().map(|leave| Pauze { period: leave.period, wazo: true });
        match Wachttijd::new(eerste_ziektedag, recoveries.chain(leaves).collect()) {
            Ok(wachttijd) => {
                let mut verlof: Vec<domain::Period> = wazo.iter().map(|leave| leave.period).collect();
                verlof.sort_unstable();
                Some(domain::Verzuim { wachttijd, einde_wachttijd_opgave, vrijwillige_verlenging, verlof })
            }
            Err(invalid) => {
                let (index, code, detail) = sentence(invalid);
                let (list, index) = match index.checked_sub(onderbrekingen.len()) {
                    None => ("onderbrekingen", index),
                    Some(index) => ("wazo", index),
                };
                at.inside(&camel_case(list), |at| at.inside(&index.to_string(), |at| at.fault(code, detail)));
                None
            }
        }
    }
}

fn sentence(invalid: InvalidWachttijd) -> (usize, &'static str, &'static str) {
    match invalid {
        InvalidWachttijd::BeforeFirstDay(index) => {
            (index, "volgorde", "Deze periode begint niet na de eerste ziektedag. Controleer de datums.")
        }
        InvalidWachttijd::Overlap(index) => {
            (index, "overlap", "Deze periode overlapt een andere. Laat elke dag in één periode vallen.")
        }
        InvalidWachttijd::NewCase(index) => (
            index,
            "nieuw_ziektegeval",
            "Na een herstel van vier weken of langer begint een nieuw ziektegeval. Geef de eerste ziektedag daarna op \
             als ‘eersteZiektedag’ en laat deze onderbreking weg.",
        ),
        InvalidWachttijd::NewCaseAfterLeave(index) => (
            index,
            "nieuw_ziektegeval",
            "Dit herstel sluit aan op zwangerschaps- en bevallingsverlof. De ziekte ligt dan niet direct voor en na het \
             verlof, en samen duren herstel en verlof vier weken of langer: daarna begint een nieuw ziektegeval. Geef de \
             eerste ziektedag daarna op als ‘eersteZiektedag’ en laat herstel en verlof weg, of verbeter de datums.",
        ),
    }
}

object! {
    /// De datums waarop stappen van de Wet verbetering poortwachter zijn gezet.
    Poortwachter => domain::Poortwachter, |at|
    optional {
        /// Ziekmelding bij de arbodienst.
        ziekmelding: Datum,
        /// Dag van de probleemanalyse van de bedrijfsarts.
        probleemanalyse: Datum,
        /// Het plan van aanpak van werkgever en werknemer (UWV-formulier), niet dat van het bureau.
        plan_van_aanpak: Datum,
        /// Dag waarop de werkgever de 42e-weeksmelding bij UWV deed.
        melding_42e_week: Datum,
        /// Dag van het arbeidsdeskundig onderzoek.
        arbeidsdeskundig_onderzoek: Datum,
        /// Dag van de eerstejaarsevaluatie van werkgever en werknemer.
        eerstejaarsevaluatie: Datum,
        /// Dag van het actueel oordeel van de bedrijfsarts.
        actueel_oordeel: Datum,
        /// Dag van de eindevaluatie van werkgever en werknemer.
        eindevaluatie: Datum,
        /// Dag waarop de werknemer de WIA-uitkering aanvroeg.
        wia_aanvraag: Datum,
        /// Dag van de brief waarin UWV de werknemer op de WIA-aanvraag wijst; komt die laat, dan mag de aanvraag tot vier
        /// weken daarna (artikel 64 lid 6 Wet WIA).
        brief_wia: Datum,
        /// Waarom de eerstejaarsevaluatie of het arbeidsdeskundig onderzoek ontbreekt.
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        reden_ontbreekt: Verhaal,
    }
    lists {
        /// Dagen waarop UWV een deskundigenoordeel gaf; ‘deskundigenoordelen’ van het traject zegt meer.
        #[schema(max_items = 10)]
        deskundigenoordelen: Datum,
    }
}

object! {
    /// Een mogelijkheid of beperking in termen van werk; geen diagnose, klacht of behandeling.
    Beperking => domain::Beperking, |at|
    required {
        /// Rubriek van de Functionele Mogelijkhedenlijst: 1 persoonlijk functioneren, 2 sociaal functioneren, 3 fysieke
        /// omgevingseisen, 4 dynamische handelingen, 5 statische houdingen, 6 werktijden.
        #[schema(minimum = 1, maximum = 6)]
        rubriek: u32,
        /// De mogelijkheid of beperking, bijvoorbeeld ‘werken in een rustige omgeving’.
        #[schema(value_type = String, min_length = 2, max_length = 300)]
        omschrijving: Verhaal,
    }
    build {
        let rubriek = *domain::Rubriek::ALL.get(usize::try_from(rubriek).ok()?.checked_sub(1)?)?;
        Some(domain::Beperking { rubriek, omschrijving })
    }
}

object! {
    /// Een periode zonder benutbare mogelijkheden voor werk, en wie dat vaststelde.
    GeenBenutbareMogelijkheden => domain::GeenMogelijkheden, |at|
    required {
        /// Eerste dag van de periode.
        van: Datum,
        /// Rol van wie dit vaststelde, bijvoorbeeld ‘bedrijfsarts’; geen naam.
        #[schema(value_type = String, min_length = 2, max_length = 80)]
        bron: Naam,
    }
    optional {
        /// Laatste dag; weglaten zolang de periode duurt.
        tot: Datum,
    }
    check { at.in_order(("van", van), ("tot", tot.flatten())); }
}

object! {
    /// De functionele belastbaarheid op een datum.
    Belastbaarheid => domain::Belastbaarheid, |at|
    required {
        bron: BelastbaarheidBron,
        /// Dag waarop de belastbaarheid is vastgesteld.
        datum: Datum,
    }
    optional {
        /// Dag waarop het bureau deze belastbaarheid ontving.
        ontvangen_op: Datum,
        /// Rol van de opsteller, bijvoorbeeld ‘bedrijfsarts’; geen naam.
        #[schema(value_type = String, min_length = 2, max_length = 80)]
        opgesteld_door_rol: Naam,
        /// Uren per dag die de werknemer kan werken.
        #[schema(minimum = 0, maximum = 24)]
        uren_per_dag: f64,
        /// Uren per week die de werknemer kan werken; ten hoogste zeven keer de uren per dag.
        #[schema(minimum = 0, maximum = 60)]
        uren_per_week: f64,
        /// De verwachting over werkhervatting volgens de bedrijfsarts, zonder medische gegevens.
        #[schema(value_type = String, min_length = 2, max_length = 600)]
        prognose_werkhervatting: Proza,
        /// Dag waarop de belastbaarheid opnieuw wordt bekeken.
        volgende_evaluatie: Datum,
    }
    lists {
        /// Mogelijkheden en beperkingen per rubriek van de Functionele Mogelijkhedenlijst.
        #[schema(max_items = 40)]
        rubrieken: Beperking,
    }
    defaults {
        /// Of de belastbaarheid is gewijzigd ten opzichte van de vorige; bij andere uren is dat hoe dan ook zo.
        gewijzigd: bool = false,
    }
    computed { index = at.index(), }
    check {
        at.in_order(("datum", datum), ("ontvangen_op", ontvangen_op.flatten()));
        if let (Some(Some(day)), Some(Some(week))) = (uren_per_dag, uren_per_week) && week > day.times(7) {
            at.fault_in("uren_per_week", "uren", "Dit zijn meer uren per week dan zeven keer de uren per dag. \
                Controleer beide getallen.");
        }
    }
}
