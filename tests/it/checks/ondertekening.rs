//! U: signatures, and the number that UWV asks for.

use super::Change::{Gone, Text};
use super::{Case, P, V, case};

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
];
