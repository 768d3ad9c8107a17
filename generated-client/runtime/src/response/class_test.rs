//! Table of responses and their classes.

use super::ResponseClass::{self, ApiFailure, BareSuccess, HttpFailure, Success, Unreadable};
use super::{class_of, succeeds_without_body};
use crate::operation::{BareResponse, Envelope, ResponseFormat};
use crate::response::body_fields::BodyFields;
use http::StatusCode;

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

const WITH_CODE: Option<BareResponse> = Some(BareResponse::MembersWithCode);

const CASES: [Case; 26] = [
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
    bare(WITH_CODE, r#"{"code":7,"id":1}"#, BareSuccess(BareResponse::MembersWithCode)),
    bare(WITH_CODE, "[1]", Unreadable),
    bare(WITH_CODE, "", Unreadable),
    Case { is_2xx: false, ..bare(WITH_CODE, r#"{"code":7}"#, ApiFailure) },
];

#[test]
fn status_and_envelope_determine_the_class() {
    for case in CASES {
        let fields = BodyFields::read(&ENVELOPE, case.body.as_bytes());
        let class = class_of(case.is_2xx, &fields, case.bare);
        assert_eq!(class, case.class, "2xx: {}, bare: {:?}, body: {}", case.is_2xx, case.bare, case.body);
    }
}

const BOOLEAN: Envelope = Envelope::new("ok", "msg", &["true"]).error_codes(&["reason"]);
const MIXED: Envelope = Envelope::new("ok", "msg", &["true", "0"]);

#[test]
fn a_boolean_code_is_no_text_and_no_number() {
    let rows = [
        (BOOLEAN, r#"{"ok":true}"#, Success),
        (BOOLEAN, r#"{"ok":false}"#, ApiFailure),
        (BOOLEAN, r#"{"ok":false,"reason":7}"#, ApiFailure),
        (BOOLEAN, r#"{"ok":"true"}"#, Unreadable),
        (BOOLEAN, r#"{"ok":1}"#, Unreadable),
        (BOOLEAN, r#"{"ok":true,"ok":false}"#, ApiFailure),
        (BOOLEAN, r#"{"ok":true,"ok":"true"}"#, Unreadable),
        (MIXED, r#"{"ok":true}"#, Success),
        (MIXED, r#"{"ok":"0"}"#, Success),
        (MIXED, r#"{"ok":"true"}"#, ApiFailure),
        (ENVELOPE, r#"{"code":true}"#, Unreadable),
    ];
    for (envelope, body, class) in rows {
        assert_eq!(class_of(true, &BodyFields::read(&envelope, body.as_bytes()), None), class, "{body}");
    }
}

#[test]
fn an_empty_body_is_a_success_only_where_the_page_says_so() {
    let rows = [
        (ResponseFormat::Nothing, 200, true),
        (ResponseFormat::Nothing, 204, true),
        (ResponseFormat::Nothing, 404, false),
        (ResponseFormat::NoData, 204, true),
        (ResponseFormat::NoData, 200, false),
        (ResponseFormat::Json, 204, false),
        (ResponseFormat::Json, 200, false),
        (ResponseFormat::File, 204, false),
    ];
    for (format, status, is_success) in rows {
        let status = StatusCode::from_u16(status).unwrap();
        assert_eq!(succeeds_without_body(format, status), is_success, "{format:?}, {status}");
    }
}
