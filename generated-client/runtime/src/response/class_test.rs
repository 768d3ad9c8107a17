//! Table of responses and their classes.

use super::ResponseClass::{self, ApiFailure, BareSuccess, HttpFailure, Success, Unreadable};
use super::class_of;
use crate::operation::{BareResponse, Envelope};
use crate::response::body_fields::BodyFields;

const ENVELOPE: Envelope = Envelope::new("code", "msg", &["0"]).data("data").error_codes(&["reason"]);
const MEMBERS: Option<BareResponse> = Some(BareResponse::Members);
const WHOLE: Option<BareResponse> = Some(BareResponse::Whole("items"));

/// A response and its expected class.
struct Case {
    is_2xx: bool,
    body: &'static str,
    bare: Option<BareResponse>,
    class: ResponseClass,
}

const fn ok(body: &'static str, class: ResponseClass) -> Case {
    Case { is_2xx: true, body, bare: None, class }
}

const fn failed(body: &'static str, class: ResponseClass) -> Case {
    Case { is_2xx: false, body, bare: MEMBERS, class }
}

const fn bare(bare: Option<BareResponse>, body: &'static str, class: ResponseClass) -> Case {
    Case { is_2xx: true, body, bare, class }
}

const CASES: [Case; 22] = [
    ok(r#"{"code":0}"#, Success),
    ok(r#"{"code":"0","data":{}}"#, Success),
    ok(r#"{"code":0,"reason":"x"}"#, Success),
    ok(r#"{"code":7}"#, ApiFailure),
    ok(r#"{"reason":"x"}"#, ApiFailure),
    ok(r#"{"code":""}"#, Unreadable),
    ok(r#"{"id":1}"#, Unreadable),
    ok("[]", Unreadable),
    ok("", Unreadable),
    ok("<html>", Unreadable),
    failed(r#"{"code":0}"#, HttpFailure),
    failed(r#"{"code":0,"reason":"x"}"#, ApiFailure),
    failed(r#"{"code":7}"#, ApiFailure),
    failed(r#"{"id":1}"#, HttpFailure),
    failed("<html>", HttpFailure),
    bare(MEMBERS, r#"{"id":1}"#, BareSuccess(BareResponse::Members)),
    bare(MEMBERS, r#"{"msg":"x"}"#, Unreadable),
    bare(MEMBERS, r#"{"id":1,"code":7}"#, ApiFailure),
    bare(MEMBERS, r#"{"id":1,"reason":"x"}"#, ApiFailure),
    bare(MEMBERS, "[1]", Unreadable),
    bare(WHOLE, "[1]", BareSuccess(BareResponse::Whole("items"))),
    bare(WHOLE, r#"{"code":0,"id":1}"#, Success),
];

#[test]
fn status_and_envelope_determine_the_class() {
    for case in CASES {
        let fields = BodyFields::read(&ENVELOPE, case.body.as_bytes());
        let class = class_of(case.is_2xx, &fields, case.bare);
        assert_eq!(class, case.class, "2xx: {}, bare: {:?}, body: {}", case.is_2xx, case.bare, case.body);
    }
}
