//! Redirects are answers, not orders.

use super::super::desk::{Desk, examples, sorted};
use super::super::verdict::verdict;
use client_runtime::testing::LoopbackResponse;

#[tokio::test]
async fn no_redirect_is_followed() {
    for example in examples() {
        let desk = Desk::of(example);
        for (count, status) in [301, 302, 303, 307, 308].into_iter().enumerate() {
            let elsewhere = format!("http://{}/elsewhere", desk.host());
            let reply = LoopbackResponse::new(status, example.response()).header("Location", &elsewhere);
            assert_eq!(verdict(&desk.answered(reply).await), format!("http {status}"), "{}", example.name());
            let received = desk.received();
            assert_eq!(received.len(), count + 1, "{} with {status}", example.name());
            assert_eq!(sorted(&received[count].target), sorted(example.target()));
        }
    }
}
