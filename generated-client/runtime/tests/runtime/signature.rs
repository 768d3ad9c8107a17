//! The EOP signature of a sent request: new for each call, with random ids by default.

use crate::sample::{Acme, valid};
use clientloom_runtime::auth::Eop;
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::{Builder, Call};
use std::time::{Duration, UNIX_EPOCH};

#[tokio::test]
async fn each_call_has_its_own_signature() {
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#));
    let builder = || Builder::<Acme>::new(Eop::new("key", "secret-key")).base_url(server.base_url());
    let acme = builder().build().unwrap();
    for _ in 0..2 {
        Call::new(&acme.0, &valid()).await.unwrap();
    }
    let fixed = builder().request_ids(|| "id-1".to_owned()).clock(|| UNIX_EPOCH + Duration::from_secs(1_653_466_072));
    Call::new(&fixed.build().unwrap().0, &valid()).await.unwrap();

    let received = server.received();
    let id = |index: usize| received[index].header("ctyun-eop-request-id").unwrap();
    assert_ne!(id(0), id(1));
    assert_eq!(id(0).len(), "27cfe4dc-e640-45f6-92ca-492ca73e8680".len());
    assert_eq!(id(2), "id-1");
    assert_eq!(received[2].header("eop-date"), Some("20220525T160752Z"));
    let authorization = received[2].header("eop-authorization").unwrap();
    assert!(authorization.starts_with("key Headers=ctyun-eop-request-id;eop-date Signature="));
    assert_eq!(received[2].header("authorization"), None);
}
