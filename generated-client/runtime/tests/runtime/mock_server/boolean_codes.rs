//! A vendor whose success is a boolean: failures of the mock server have the other one.

use crate::sample::{Acme, Answer, ProbeError};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::auth::Bearer;
use clientloom_runtime::operation::{Envelope, ErrorRow, Operation, OperationInfo, Service};
use clientloom_runtime::testing::{MockResponse, MockServer, VendorDocs};
use clientloom_runtime::{Builder, Call, Response};

static SERVICE: Service = Service {
    vendor: "gate",
    host: "https://gate.example",
    envelope: Envelope::new("done", "message", &["true"]).error_codes(&["reason"]),
    errors: &[ErrorRow::new("E7").meaning("It is shut.")],
    ..Service::BASE
};

struct Pass;

impl Encode for Pass {
    fn encode(&self) -> Json<'_> {
        Json::members([])
    }
}

impl Operation for Pass {
    type Vendor = Acme;
    type Response = Answer;
    type Output = Response<Answer>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo { name: "gate.pass", ..OperationInfo::of(&SERVICE) };
}

#[tokio::test]
async fn a_failure_has_the_other_boolean() {
    let server = MockServer::start(&VendorDocs::new(&[Pass::INFO], &[]));
    let acme: Acme = Builder::new(Bearer::new("token")).base_url(server.base_url()).build().unwrap();
    server.on::<Pass>().once(MockResponse::code("E7"));
    let error = Call::new(&acme.0, &Pass).await.unwrap_err();
    let api = error.api_error().expect("an error of the vendor");
    assert_eq!(api.code.as_str(), "E7");
    assert_eq!(api.raw(), br#"{"done":false,"message":"It is shut.","reason":"E7"}"#);
}
