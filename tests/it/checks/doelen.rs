//! G: goals and how they stand.

use super::Change::{Gone, Json, Text};
use super::{Case, P, V, case};

pub(super) const CASES: &[Case] = &[
    case("G01", P, &[("/doelen/0/meetbaar", Gone)], &[]),
    case(
        "G02",
        V,
        &[("/voortgang/doelen/0/status", Text("op_schema")), ("/doelen/0/deadline", Text("2025-06-19"))],
        &[("/voortgang/doelen/0/status", Text("op_schema")), ("/doelen/0/deadline", Text("2025-06-20"))],
    ),
    case(
        "G03",
        V,
        &[("/voortgang/doelen/2/percentage", Json(r#"100"#))],
        &[("/voortgang/doelen/2/percentage", Json(r#"99"#))],
    ),
];
