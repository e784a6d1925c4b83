//! U: signatures, and the number that UWV asks for.

use trajectpers::checks::Severity;

use super::Change::{Gone, Json, Text};
use super::{Case, E, O, P, V, case, finding, fires};

pub(super) const CASES: &[Case] = &[
    case(
        "U01",
        P,
        &[("/plan/ondertekening/0/status", Text("open"))],
        &[("/plan/ondertekening/0/status", Text("open")), ("/document/status", Text("concept"))],
    ),
    case(
        "U02",
        P,
        &[("/plan/ondertekening/2/datum", Text("2025-03-15"))],
        &[("/plan/ondertekening/2/datum", Text("2025-03-14"))],
    ),
    case(
        "U03",
        V,
        &[
            ("/voortgang/ondertekening/1/opmerking", Text("Ik zie het anders.")),
            ("/voortgang/ondertekening/1/status", Text("niet_akkoord")),
        ],
        &[
            ("/voortgang/ondertekening/1/opmerking", Text("Ik zie het anders.")),
            ("/voortgang/ondertekening/1/status", Text("akkoord_met_opmerking")),
        ],
    ),
    case(
        "U04",
        V,
        &[("/voortgang/document/variant", Text("uwv")), ("/werknemer/bsn", Gone)],
        &[("/voortgang/document/variant", Text("werkgever")), ("/werknemer/bsn", Gone)],
    ),
    case(
        "U05",
        E,
        &[("/eind/ondertekening/1/datum", Text("2025-10-09"))],
        &[("/eind/ondertekening/1/datum", Text("2025-10-10"))],
    ),
];

#[test]
fn a_signature_of_before_the_document_is_told() {
    // The signatures of the whole trajectory are of 5 March, the report of 20 June 2025.
    let shared = finding("U05", V, &[("/voortgang/ondertekening", Json("[]"))]).expect("a finding");
    assert_eq!((shared.severity, shared.pointers), (Severity::Info, vec!["/ondertekening/0/datum".to_owned()]));
    assert!(shared.detail.contains("hoort bij een eerder document"), "{}", shared.detail);
    let own = finding("U05", V, &[("/voortgang/ondertekening/0/datum", Text("2025-06-19"))]).expect("a finding");
    assert_eq!(own.severity, Severity::Waarschuwing);
    // Of the employer's acceptance of an offer F02 tells.
    assert!(fires("U05", O, &[("/offerte/ondertekening/0/datum", Text("2025-02-02"))]));
    assert!(!fires("U05", O, &[("/offerte/ondertekening/1/datum", Text("2025-02-02"))]));
}
