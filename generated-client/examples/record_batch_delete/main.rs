//! Deletes the records whose ids stand on standard input, one a line, however many there are.
//!
//! ```sh
//! export FEISHU_APP_ID=cli_… FEISHU_APP_SECRET=…
//! cargo run --release --example record_batch_delete -- package_test__c user < ids.txt
//! ```
//!
//! What became of each record goes into a journal as it is known. Started again with the same journal, it leaves out
//! those that are deleted and sends the others: after Ctrl-C (once to let the calls in flight end, twice to give them
//! up), after a crash, or to try those once more that failed. `--rehearse` calls a server on this machine and needs no
//! account.
//!
//! It ends with 0 if every record is deleted, else with 1.

mod arguments;
mod journal;
mod lines;
mod rehearsal;
mod table;
#[cfg(test)]
mod test;

use arguments::Arguments;
use feishu_gptbots_ctyun::Secret;
use feishu_gptbots_ctyun::batch::BatchSummary;
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchDelete;
use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use journal::Journal;
use lines::Lines;
use std::env;
use std::fmt;
use std::io::{self, BufRead};
use std::process::ExitCode;
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
        Ok(summary) if summary.failed + summary.unknown == 0 => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

async fn start(arguments: &Arguments) -> Result<BatchSummary, Failure> {
    let input = || io::BufReader::new(io::stdin());
    if arguments.rehearse {
        let vendor = rehearsal::vendor();
        let feishu = Feishu::builder().app("cli_rehearsal", "secret").base_url(vendor.base_url()).build()?;
        return delete(&feishu, arguments, input()).await;
    }
    let credential = |name: &str| env::var(name).map_err(|_| format!("the environment lacks {name}"));
    let (id, secret) = (credential("FEISHU_APP_ID")?, Secret::from(credential("FEISHU_APP_SECRET")?));
    delete(&Feishu::builder().app(id, secret).build()?, arguments, input()).await
}

/// Deletes all records that `input` names and that are not deleted yet.
async fn delete(
    feishu: &Feishu,
    arguments: &Arguments,
    input: impl BufRead + Send + 'static,
) -> Result<BatchSummary, Failure> {
    let (mut journal, deleted) = Journal::open(&arguments.journal)?;
    let ids = Lines::of(input, move |id| !deleted.contains(id));
    let unread = ids.error();
    let request = BatchDelete::new(&arguments.namespace, &arguments.object, [""; 0]);
    let records = feishu.apaas().v1().application_object_record();
    let mut running = records.batch_delete_all(request).parallel(arguments.parallel).run_stream(ids)?;

    let progress = progress();
    let mut table = Table::default();
    let mut is_interrupted = false;
    loop {
        let part = tokio::select! {
            part = running.next() => part,
            Ok(()) = ctrl_c() => {
                progress.println("stopping; once more gives up the calls in flight");
                if is_interrupted { running.abandon() } else { running.stop() }
                is_interrupted = true;
                continue;
            }
        };
        let Some(part) = part else { break };
        journal.note(&part.outcome)?;
        table.note(&part.outcome);
        progress.set_position(running.summary().items() as u64);
        progress.set_message(running.summary().to_string());
    }
    progress.finish_and_clear();

    let summary = running.summary();
    print!("{table}");
    println!("{summary}; the journal is {}", arguments.journal.display());
    if let Some(error) = running.stopped_by() {
        println!("stopped: {error}");
    }
    if is_interrupted || running.stopped_by().is_some() {
        println!("start again with the same journal to send the rest");
    }
    match (unread.get(), running.stopped_by()) {
        (Some(error), _) => Err(format!("not all ids could be read: {error}").into()),
        (None, Some(_)) => Err("not all records were sent".into()),
        (None, None) if is_interrupted => Err("interrupted".into()),
        (None, None) => Ok(summary),
    }
}

/// How many records there are is not known before the input ends.
fn progress() -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {pos} records, {rate}: {msg} [{elapsed}]");
    let rate = |state: &ProgressState, out: &mut dyn fmt::Write| {
        let _infallible = write!(out, "{:.0}/s", state.per_sec());
    };
    let progress = ProgressBar::new_spinner().with_style(style.expect("a template").with_key("rate", rate));
    progress.enable_steady_tick(Duration::from_millis(100));
    progress
}
