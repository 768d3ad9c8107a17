//! The work that a response causes in a batch with many calls in flight.

use super::running::{remove, removed};
use super::script::{Step, ids};
use crate::sample::builder;
use clientloom_runtime::Value;
use clientloom_runtime::batch::Batch;
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::TransportError;
use clientloom_runtime::http;
use clientloom_runtime::transport::{BoxFuture, TransferLimits, Transport};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

/// A transport that counts how often its responses are polled.
#[derive(Clone, Default)]
struct Counting(Arc<AtomicUsize>);

struct Counted<F>(F, Arc<AtomicUsize>);

impl<F: Future + Unpin> Future for Counted<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        self.1.fetch_add(1, Ordering::Relaxed);
        Pin::new(&mut self.0).poll(cx)
    }
}

impl Transport for Counting {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let body: Value = serde_json::from_slice(request.body()).unwrap();
        let number: u64 = ids(&body["ids"])[0].parse().unwrap();
        let Step::Respond(_, reply) = removed(&body) else { panic!("a response") };
        let response = Box::pin(async move {
            // Each response arrives at a time of its own.
            tokio::time::sleep(Duration::from_millis(100 + number)).await;
            Ok(http::Response::new(reply.into()))
        });
        Box::pin(Counted(response, Arc::clone(&self.0)))
    }
}

#[tokio::test(start_paused = true)]
async fn a_response_wakes_its_own_call_alone() {
    for parallel in [16, 256, 2000] {
        let transport = Counting::default();
        let acme = builder().transport(transport.clone()).build().unwrap();
        let items = (0..3 * parallel).map(|number| number.to_string());
        let batch = Batch::new(&acme.0, remove("")).max_items(1).parallel(parallel).timeout(Duration::from_secs(9000));
        let outcome = batch.run(items).unwrap().await;
        assert_eq!(outcome.succeeded.len(), 3 * parallel);
        let polls = transport.0.load(Ordering::Relaxed);
        assert!(polls <= 9 * parallel, "{polls} polls of {} calls, {parallel} in flight", 3 * parallel);
    }
}
