//! The loop of attempts of one call.

use super::attempt::Attempt;
use super::prepared_call::PreparedCall;
use super::shared::ClientInner;
use super::telemetry::CallSpan;
use crate::error::{AttemptHistory, Error};
use crate::response::SuccessResponse;
use crate::retry::{NextStep, next_step};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// Runs a call up to its response, whose data is still to be read.
pub(super) async fn run(client: Arc<ClientInner>, call: PreparedCall) -> Result<SuccessResponse, Error> {
    let span = CallSpan::call(&call.context, call.options.request_id.as_deref());
    let mut result = span.within(retry_loop(&client, &call, &span)).await;
    if let Err(Error::Api(api)) = &result
        && api.row.is_none()
    {
        let field = call.context.service.envelope.code;
        client.drifts.note_code(&call.context.operation, field, &api.code);
    }
    span.end(&mut result);
    result
}

/// Makes attempts until one succeeds or the next step is a failure.
async fn retry_loop(client: &ClientInner, call: &PreparedCall, span: &CallSpan) -> Result<SuccessResponse, Error> {
    let deadline = after(call.options.timeout.unwrap_or(client.defaults.timeout));
    let rules = call.retry_rules(&client.defaults);
    let mut history = AttemptHistory::default();
    let mut replaced_tokens = 0;
    let mut retry = None;
    loop {
        history.attempts += 1;
        let attempts = history.attempts;
        let mut attempt = Attempt { client, call, span, deadline, attempts, replaced_tokens, retry: retry.take() };
        let failed = match attempt.send_once().await {
            Ok(mut success) => {
                success.trail.history = history;
                client.budget.succeed(history.attempts > 1);
                return Ok(success);
            }
            Err(failed) => failed,
        };
        let (state, error) = (attempt.state(&failed), failed.error);
        let step;
        (step, retry) = next_step(&error, &state, rules).within(&client.budget);
        match step {
            NextStep::Fail { pause, is_body_consumed } => {
                if let Some(wait) = pause {
                    client.close(call, wait);
                }
                history.is_spent = is_body_consumed;
                return Err(error.after(history));
            }
            NextStep::ReplaceToken => {
                replaced_tokens += 1;
                history.attempts -= 1;
                history.reached = true;
            }
            NextStep::Retry { wait, pauses_limiter, is_asked } => {
                span.retry(&error, wait);
                history.reached |= error.may_have_reached_server();
                history.carried_out |= error.may_have_been_carried_out();
                match (pauses_limiter, is_asked) {
                    (true, true) => client.close(call, wait),
                    (true, false) => client.pause(call, wait),
                    (false, _) => sleep(wait).await,
                }
            }
        }
    }
}

impl ClientInner {
    /// Pauses the rate limiter of a call, so that other calls of the operation wait as well.
    fn pause(&self, call: &PreparedCall, wait: Duration) {
        self.limiters.pause(&call.scope(&*self.sign), call.limits(), wait);
    }

    /// Closes the rate limiter of a call, because the server asks for it.
    ///
    /// Other calls of the operation wait as well, or fail at once if their deadlines come first.
    fn close(&self, call: &PreparedCall, wait: Duration) {
        self.limiters.close(&call.scope(&*self.sign), call.limits(), wait);
    }
}

/// Returns the instant after `wait`, at most a year away.
fn after(wait: Duration) -> Instant {
    const YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);
    Instant::now() + wait.min(YEAR)
}
