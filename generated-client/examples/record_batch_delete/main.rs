//! Deletes any number of records by their ids, one id on each line of standard input.
//!
//! ```sh
//! export FEISHU_APP_ID=cli_… FEISHU_APP_SECRET=…
//! cargo run --release --example record_batch_delete --features feishu-apaas \
//!   -- package_test__c user < ids.txt
//! ```
//!
//! A journal records the records of each call before the call, and then the result of each record.
//! A later run with the same journal skips the deleted records and sends the others: after Ctrl-C,
//! after a crash, or to retry failures. Records that were under way at a crash, and records without
//! a known result, may be deleted. They are counted and sent again only with `--repeat-unknown`.
//!
//! The first Ctrl-C waits for the calls in flight, the second abandons them. `--rehearse` calls a
//! mock server on this machine and needs no account.
//!
//! The exit code is 0 if every record is deleted, 1 if not, and 2 for invalid arguments.

mod arguments;
mod earlier;
mod journal;
mod lines;
mod rehearsal;
mod table;
#[cfg(test)]
mod test;

use arguments::Arguments;
use earlier::EarlierRuns;
use feishu_gptbots_ctyun::batch::BatchSummary;
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchDelete;
use feishu_gptbots_ctyun::{Error, Secret};
use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use journal::Journal;
use lines::Lines;
use std::env;
use std::fmt;
use std::io::{self, BufRead};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use table::Table;
use tokio::signal::ctrl_c;

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = match Arguments::read(env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(usage) => {
            eprintln!("{usage}");
            return ExitCode::from(2);
        }
    };
    match start(&arguments).await {
        Ok(results) if results.are_all_deleted() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

async fn start(arguments: &Arguments) -> Result<Results, Failure> {
    let input = || io::BufReader::new(io::stdin());
    if arguments.rehearse {
        let server = rehearsal::mock_server();
        let feishu = Feishu::builder().app("cli_rehearsal", "secret").base_url(server.base_url()).build()?;
        return delete(&feishu, arguments, input()).await;
    }
    let credential = |name: &str| env::var(name).map_err(|_| format!("the environment variable `{name}` is missing"));
    let (id, secret) = (credential("FEISHU_APP_ID")?, Secret::from(credential("FEISHU_APP_SECRET")?));
    delete(&Feishu::builder().app(id, secret).build()?, arguments, input()).await
}

/// Deletes the records in `input` that the journal does not list as deleted, or as possibly
/// deleted.
async fn delete(
    feishu: &Feishu,
    arguments: &Arguments,
    input: impl BufRead + Send + 'static,
) -> Result<Results, Failure> {
    let (journal, earlier) = Journal::open(&arguments.journal)?;
    if let Some(message) = earlier.message(arguments.repeat_unknown) {
        println!("{message}");
    }
    let left_out = Arc::new(AtomicUsize::new(0));
    let ids = lines_to_send(input, earlier, arguments.repeat_unknown, Arc::clone(&left_out));
    let input_error = ids.error();
    let request = BatchDelete::new(&arguments.namespace, &arguments.object, [""; 0]);
    let records = feishu.apaas().v1().application_object_record();
    let batch = records.batch_delete_all(request).parallel(arguments.parallel);
    let mut running = batch.on_call(|ids| journal.begin_call(ids)).run_stream(ids)?;

    let progress = progress();
    let mut table = Table::default();
    let mut is_interrupted = false;
    loop {
        let part = tokio::select! {
            part = running.next() => part,
            Ok(()) = ctrl_c() => {
                progress.println("stopping after the calls in flight; press Ctrl-C again to abandon them");
                if is_interrupted { running.abandon() } else { running.stop() }
                is_interrupted = true;
                continue;
            }
        };
        let Some(part) = part else { break };
        journal.end_call(&part.outcome)?;
        table.add(&part.outcome);
        progress.set_position(running.summary().items() as u64);
        progress.set_message(running.summary().to_string());
    }
    progress.finish_and_clear();

    let errors = [input_error.get(), journal.error()];
    let end = End { errors, stopped_by: running.stopped_by(), is_interrupted };
    let results = Results { summary: running.summary(), left_out: left_out.load(Ordering::Relaxed) };
    print!("{table}");
    println!("{results}; the journal is {}", arguments.journal.display());
    end.print();
    end.into_result().map(|()| results)
}

/// Begins to read the ids that are sent, and counts the others that may be deleted.
fn lines_to_send(
    input: impl BufRead + Send + 'static,
    earlier: EarlierRuns,
    repeat_unknown: bool,
    left_out: Arc<AtomicUsize>,
) -> Lines {
    Lines::new(input, move |id| {
        let is_left_out = !repeat_unknown && earlier.may_have_deleted(id);
        left_out.fetch_add(usize::from(is_left_out), Ordering::Relaxed);
        !is_left_out && !earlier.has_deleted(id)
    })
}

/// The counts of a run.
struct Results {
    summary: BatchSummary,
    /// The number of records that were not sent because they may be deleted.
    left_out: usize,
}

impl Results {
    fn are_all_deleted(&self) -> bool {
        self.summary.failed + self.summary.unknown + self.left_out == 0
    }
}

impl fmt::Display for Results {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.left_out {
            0 => write!(f, "{}", self.summary),
            left_out => write!(f, "{}; {left_out} not sent again", self.summary),
        }
    }
}

/// The reasons for which a run ends before all records are sent.
struct End<'a> {
    /// The errors of the input and of the journal.
    errors: [Option<&'a io::Error>; 2],
    stopped_by: Option<&'a Error>,
    is_interrupted: bool,
}

impl End<'_> {
    fn print(&self) {
        if let Some(error) = self.stopped_by {
            println!("stopped: {error}");
        }
        if self.is_interrupted || self.stopped_by.is_some() {
            println!("start again with the same journal to send the rest");
        }
    }

    fn into_result(self) -> Result<(), Failure> {
        match (self.errors, self.stopped_by) {
            ([Some(error), _], _) => Err(format!("not all ids could be read: {error}").into()),
            ([_, Some(error)], _) => {
                Err(format!("not all records were sent, because the journal cannot be written: {error}").into())
            }
            (_, Some(_)) => Err("not all records were sent".into()),
            (_, None) if self.is_interrupted => Err("interrupted".into()),
            (_, None) => Ok(()),
        }
    }
}

/// Returns a spinner, because the number of records is unknown before the input ends.
fn progress() -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {pos} records, {rate}: {msg} [{elapsed}]");
    let rate = |state: &ProgressState, out: &mut dyn fmt::Write| {
        let _infallible = write!(out, "{:.0}/s", state.per_sec());
    };
    let progress = ProgressBar::new_spinner().with_style(style.expect("a template").with_key("rate", rate));
    progress.enable_steady_tick(Duration::from_millis(100));
    progress
}
