//! Documented examples whose response is a stream of events.

use super::documented::{Documented, documented_data};
use super::example::{AnyResponse, Example, Outcome, Shown, Typed};
use crate::client::Client;
use crate::error::Error;
use crate::operation::OperationInfo;
use crate::request::Options;
use crate::stream::{EventStream, StreamEvent as _, Streamed};
use crate::transport::BoxFuture;
use crate::value::Encode;

/// An example whose response is a stream: its text has a line for each event.
#[derive(Clone, Copy, Debug)]
pub struct TypedStream<O>(
    /// The example, whose status is that of the stream.
    pub Typed<O>,
);

impl<O: Streamed + 'static> Example for TypedStream<O> {
    fn info(&self) -> &'static OperationInfo {
        self.0.info()
    }

    fn shown(&self) -> Shown {
        self.0.shown()
    }

    fn request(&self) -> Box<dyn Encode + Send + Sync> {
        self.0.request()
    }

    fn empty_response(&self) -> Box<dyn AnyResponse> {
        self.0.empty_response()
    }

    fn code(&self, error: &Error) -> Option<String> {
        self.0.code(error)
    }

    fn is_stream(&self) -> bool {
        true
    }

    fn stream(&self, client: &Client, request: &dyn Encode) -> Option<BoxFuture<'static, Result<Outcome, Error>>> {
        let (client, options) = (client.clone(), Options::default());
        let (idle_timeout, most) = (client.idle_timeout(&options), client.max_body());
        let streamed = client.execute_stream(O::INFO, request, options);
        Some(Box::pin(async move {
            let (response, rule) = streamed.await?;
            let mut stream = EventStream::<O::Event>::new(response, rule, most, idle_timeout);
            let mut events = Vec::new();
            while let Some(event) = stream.next().await {
                events.push(event?);
            }
            Ok(Outcome {
                response: format!("{events:#?}"),
                message: String::new(),
                status: stream.status(),
                deviations: stream.deviations().to_vec(),
            })
        }))
    }

    fn documented_event(&self, pointer: &str) -> Option<Documented> {
        let (kind, _) = pointer.strip_prefix('/')?.split_once('/').unwrap_or((pointer.strip_prefix('/')?, ""));
        documented_data(O::Event::of(kind)?.data(), &pointer[1 + kind.len()..])
    }
}
