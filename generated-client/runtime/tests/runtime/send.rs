//! Calls that begin with the request.

use crate::sample::{builder, valid};
use clientloom_runtime::OperationExt as _;
use clientloom_runtime::testing::{Loopback, LoopbackResponse};

#[tokio::test]
async fn a_request_is_sent_by_a_client_of_its_vendor() {
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0,"msg":"ok","data":{"text":"t"}}"#));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let response = valid().send(&acme).attempts(1).await.unwrap();
    assert_eq!(response.text.as_deref(), Some("t"));
    assert_eq!(server.received()[0].target, "/v1/s/things/1");
}
