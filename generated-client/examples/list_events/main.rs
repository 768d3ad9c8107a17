//! Lists the events of a calendar that end after a point in time, over all pages.
//!
//! ```sh
//! cargo run --example list_events -p feishu-gptbots-ctyun --features feishu-calendar \
//!   -- feishu.cn_1@group.calendar.feishu.cn 1609430400 --rehearse
//! ```
//!
//! The second argument is the time in seconds since 1970: the vendor returns pages only with a
//! time. Without `--rehearse`, the command calls Feishu as the app in the environment variables
//! `FEISHU_APP_ID` and `FEISHU_APP_SECRET`.
//!
//! The exit code is 0 if all events are listed, 1 if not, and 2 for invalid arguments.

#[cfg(test)]
mod test;

use feishu_gptbots_ctyun::Secret;
use feishu_gptbots_ctyun::examples::feishu::VENDOR_DOCS;
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::calendar::v4::calendar_event::list::{CalendarEvent2, List, ListError};
use feishu_gptbots_ctyun::testing::MockServer;
use std::env;
use std::io::{self, Write};
use std::process::ExitCode;

const USAGE: &str = "\
usage: list_events CALENDAR SECONDS [--rehearse]

  SECONDS     the time after which the events end, in seconds since 1970
  --rehearse  call a mock server on this machine";

type Failure = Box<dyn std::error::Error>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (rehearse, arguments) = match &arguments[..] {
        [arguments @ .., last] if last == "--rehearse" => (true, arguments),
        arguments => (false, arguments),
    };
    let [calendar, seconds] = arguments else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let server = rehearse.then(|| MockServer::start(&VENDOR_DOCS));
    let listed = async { list(&client(server.as_ref())?, calendar, seconds, &mut io::stdout()).await };
    match listed.await {
        Ok(count) => {
            eprintln!("events: {count}");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Creates a client of the mock server, or of Feishu.
fn client(server: Option<&MockServer>) -> Result<Feishu, Failure> {
    if let Some(server) = server {
        return Ok(Feishu::builder().app("cli_rehearsal", "secret").base_url(server.base_url()).build()?);
    }
    let variable = |name: &str| env::var(name).map_err(|_| format!("the environment variable `{name}` is missing"));
    let (id, secret) = (variable("FEISHU_APP_ID")?, Secret::from(variable("FEISHU_APP_SECRET")?));
    Ok(Feishu::builder().app(id, secret).build()?)
}

/// Prints the events as they arrive, and returns their number. Cancelled events are left out.
async fn list(feishu: &Feishu, calendar: &str, seconds: &str, out: &mut impl Write) -> Result<usize, Failure> {
    let request = List::new(calendar).with_anchor_time(seconds);
    let mut events = feishu.calendar().v4().calendar_event().list_items(request);
    let mut count = 0;
    while let Some(event) = events.next().await {
        let event = event.map_err(|error| match error.api::<List>() {
            Some(ListError::CalendarNotFound | ListError::InvalidCalendarId) => {
                format!("no calendar `{calendar}`: {error}")
            }
            _ => format!("the list breaks off after {count} events: {error}"), // with the remedy of the page
        })?;
        if event.status.as_deref() != Some("cancelled") {
            writeln!(out, "{}", line(&event))?;
            count += 1;
        }
    }
    Ok(count)
}

/// Returns the start of an event, a date or seconds since 1970, and its title.
fn line(event: &CalendarEvent2) -> String {
    let start = event.start_time.as_ref();
    let start = start.and_then(|start| start.date.as_deref().or(start.timestamp.as_deref()));
    format!("{}  {}", start.unwrap_or("no start"), event.summary.as_deref().unwrap_or("(no title)"))
}
