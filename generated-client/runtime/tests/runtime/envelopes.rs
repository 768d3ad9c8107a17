//! Envelopes: nested, flat, and one whose gateway has another format.

use crate::sample::{Answer, ProbeError, answered};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::VendorClient;
use clientloom_runtime::auth::Bearer;
use clientloom_runtime::operation::{Envelope, LogId, OperationInfo};
use clientloom_runtime::operation::{Operation, Service, Vendor};
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::{Builder, Call, Client, Error};
use clientloom_runtime::{Method, Response};

#[tokio::test]
async fn members_next_to_the_data_are_kept() {
    let body = r#"{"code":0,"msg":"done","hint":"well","data":{"int":1},"error":{"log_id":"from-body"},"extra":1}"#;
    let response =
        answered(LoopbackResponse::json(body).header("X-Request", "second").header("X-Log", "first")).await.unwrap();
    assert_eq!(response.message(), "done");
    assert_eq!(response.detail(), Some("well"));
    assert_eq!(response.log_id(), Some("first"));
    assert_eq!(response.status(), 200);
    assert_eq!(response.raw(), body.as_bytes());
    let tolerated: Vec<String> = response.deviations().iter().map(ToString::to_string).collect();
    assert_eq!(tolerated, ["`extra` is not documented"]);
    assert_eq!(response.into_inner(), Answer { int: Some(1), ..Answer::default() });

    for (body, header, log_id) in [
        (r#"{"code":0,"error":{"log_id":"a","logid":"b"}}"#, Some("c"), Some("c")),
        (r#"{"code":0,"error":{"log_id":"a","logid":"b"}}"#, None, Some("a")),
        (r#"{"code":0,"error":{"logid":"b"}}"#, None, Some("b")),
        (r#"{"code":0,"error":"x"}"#, None, None),
    ] {
        let mut response = LoopbackResponse::json(body);
        if let Some(value) = header {
            response = response.header("X-Request", value);
        }
        assert_eq!(answered(response).await.unwrap().log_id(), log_id);
    }
}

static FLAT: Service = Service {
    vendor: "flat",
    host: "https://flat.example",
    envelope: Envelope { data: None, ..Envelope::BASE },
    ..Service::BASE
};

static GATEWAY: Service = Service {
    vendor: "gateway",
    host: "https://gateway.example",
    envelope: Envelope {
        code: "statusCode",
        detail: Some("description"),
        data: Some("returnObj"),
        success: &["800"],
        failure: &["900"],
        error_codes: &["errorCode", "error", "eopErrCode"],
        known: &["code", "requestId"],
        ..Envelope::BASE
    },
    log_id: LogId { headers: &["x-trace-id"], fields: &["requestId"] },
    ..Service::BASE
};

/// An operation without fields, of the service that `GATED` selects.
struct Ask<const GATED: bool>;

impl<const GATED: bool> Encode for Ask<GATED> {
    fn encode(&self) -> Json<'_> {
        Json::Object(Vec::new())
    }
}

impl<const GATED: bool> Operation for Ask<GATED> {
    type Vendor = crate::sample::Acme;
    type Response = Answer;
    type Output = clientloom_runtime::Response<Answer>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo =
        &OperationInfo { name: "ask", method: Method::Post, ..OperationInfo::of(if GATED { &GATEWAY } else { &FLAT }) };
}

struct Other(Client);

impl Vendor for Other {
    const SERVICE: &'static Service = &FLAT;
}

impl VendorClient for Other {
    fn from_client(client: Client) -> Self {
        Self(client)
    }

    fn client(&self) -> &Client {
        &self.0
    }
}

async fn ask<const GATED: bool>(status: u16, body: &'static str) -> Result<Response<Answer>, Error> {
    let server = Loopback::start(move |_| LoopbackResponse::new(status, body));
    let other = Builder::<Other>::new(Bearer::new("token")).base_url(server.base_url()).build().unwrap();
    Call::new(&other.0, &Ask::<GATED>).await
}

#[tokio::test]
async fn a_flat_envelope_has_its_fields_next_to_the_code() {
    let response = ask::<false>(200, r#"{"int":1,"code":0,"message":"OK","data":{},"new":2}"#).await.unwrap();
    assert_eq!((response.int, response.message()), (Some(1), "OK"));
    let tolerated: Vec<String> = response.deviations().iter().map(ToString::to_string).collect();
    assert_eq!(tolerated, ["`data` is not documented", "`new` is not documented"]);

    let Err(Error::Decode(error)) = ask::<false>(200, r#"{"code":0,"int":[]}"#).await else { panic!("read") };
    assert_eq!(error.address, "int");
}

#[tokio::test]
async fn success_codes_are_compared_as_text() {
    for body in [r#"{"statusCode":800,"returnObj":{"int":1}}"#, r#"{"statusCode":"800","returnObj":{"int":1}}"#] {
        let response = ask::<true>(200, body).await.unwrap();
        assert_eq!(response.int, Some(1));
        assert!(response.deviations().is_empty());
    }
}

#[tokio::test]
async fn the_most_specific_error_code_is_used() {
    let cases = [
        (200, r#"{"statusCode":900,"errorCode":"a.b.c","error":"A.B.C","message":"no"}"#, "a.b.c"),
        (200, r#"{"statusCode":900,"errorCode":"","error":"A.B.C","message":"no"}"#, "A.B.C"),
        (200, r#"{"statusCode":"900","message":"no","returnObj":{"int":1}}"#, "900"),
        (200, r#"{"errorCode":"a.b.c","message":"no"}"#, "a.b.c"),
        (500, r#"{"statusCode":800,"errorCode":"a.b.c","message":"no"}"#, "a.b.c"),
        (
            403,
            r#"{"requestId":"r-1","error":"CTAPI_10009","code":"x","message":"no","eopErrCode":"10009","statusCode":"CTAPI_10009","returnObj":{}}"#,
            "CTAPI_10009",
        ),
        (403, r#"{"requestId":"r-1","error":{},"message":"no","eopErrCode":"10009","statusCode":"y"}"#, "10009"),
    ];
    for (status, body, code) in cases {
        let error = ask::<true>(status, body).await.unwrap_err();
        let api = error.api_error().expect("an error of the vendor");
        assert_eq!((api.code.as_str(), api.message.as_str(), api.status), (code, "no", status), "{body}");
        assert_eq!(api.raw(), body.as_bytes());
        let log_id = body.contains("r-1").then_some("r-1");
        assert_eq!(error.log_id(), log_id);
    }
}
