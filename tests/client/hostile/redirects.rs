//! Redirects are returned, not followed.

use super::super::stub::{Stub, sample, sorted};
use super::super::summary::summarize;
use clientloom_runtime::testing::LoopbackResponse;

#[tokio::test]
async fn redirects_are_not_followed() {
    for example in sample() {
        let stub = Stub::of(example);
        for (count, status) in [301, 302, 303, 307, 308].into_iter().enumerate() {
            let elsewhere = format!("http://{}/elsewhere", stub.host());
            let reply = LoopbackResponse::new(status, example.response()).header("Location", &elsewhere);
            assert_eq!(summarize(&stub.answered(reply).await), format!("http {status}"), "{}", example.name());
            let received = stub.received();
            assert_eq!(received.len(), count + 1, "{} with {status}", example.name());
            assert_eq!(sorted(&received[count].target), sorted(example.target()));
        }
    }
}
