//! Writes any number of records into a table of a base, one JSON object on each line of standard
//! input.
//!
//! ```sh
//! seq 1 2500 | sed 's/.*/{"Number": &}/' | cargo run --example fill_table \
//!   -p feishu-gptbots-ctyun --features feishu-bitable \
//!   -- appbcbWCzen6D8dezhoCH2RpMAh tblsRc9GRRXKqhvW --rehearse
//! ```
//!
//! The command prints the ID of each record. Without `--rehearse`, it calls Feishu as the app in
//! the environment variables `FEISHU_APP_ID` and `FEISHU_APP_SECRET`.
//!
//! The exit code is 0 if all records are written, 1 if not, and 2 for invalid arguments.

mod rehearsal;
#[cfg(test)]
mod test;

use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::bitable::v1::app_table_record::batch_create::{AppTableRecord4, BatchCreate};
use feishu_gptbots_ctyun::testing::MockServer;
use feishu_gptbots_ctyun::{Secret, Value};
use std::env;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;
use uuid::Uuid;

const USAGE: &str = "\
usage: fill_table BASE TABLE [--rehearse] < RECORDS

  --rehearse  call a mock server on this machine";

/// The largest number of records in a call.
const MAX: usize = 1000;

type Failure = Box<dyn std::error::Error>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (rehearse, arguments) = match &arguments[..] {
        [arguments @ .., last] if last == "--rehearse" => (true, arguments),
        arguments => (false, arguments),
    };
    let [base, table] = arguments else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let server = rehearse.then(rehearsal::mock_server);
    let written = async {
        let records = read(io::stdin().lock())?;
        write(&client(server.as_ref())?, base, table, &records, &mut io::stdout()).await
    };
    match written.await {
        Ok(count) => {
            eprintln!("records written: {count}");
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

/// Reads all records, so that an invalid line is found before the first call.
fn read(input: impl BufRead) -> Result<Vec<AppTableRecord4>, Failure> {
    let records = input.lines().enumerate().map(|(index, line)| match line?.parse() {
        Ok(Value::Object(fields)) => Ok(AppTableRecord4::new(fields)),
        _ => Err(format!("line {} of the input is not a JSON object", index + 1).into()),
    });
    records.collect()
}

/// Writes the records, prints their IDs, and returns their number.
///
/// The client keeps the documented rate, and makes one call at a time for each table.
async fn write(
    feishu: &Feishu,
    base: &str,
    table: &str,
    records: &[AppTableRecord4],
    out: &mut impl Write,
) -> Result<usize, Failure> {
    let mut count = 0;
    for part in records.chunks(MAX) {
        // Calls with the same key write once, so a call that may have written is made again.
        let key = Uuid::new_v4().to_string();
        let request = BatchCreate::new(base, table, part.iter().cloned()).with_client_token(key);
        let calls = feishu.bitable().v1().app_table_record();
        let written = match calls.batch_create(&request).await {
            Err(error) if error.may_have_been_carried_out() => calls.batch_create(&request).await,
            written => written,
        };
        let written = written.map_err(|error| {
            let may_be = if error.may_have_been_carried_out() { "may be" } else { "are not" };
            format!("{count} records are written, and the next {} {may_be}: {error}", part.len())
        })?;
        for record in &written.records {
            writeln!(out, "{}", record.record_id.as_deref().unwrap_or("(no ID)"))?;
        }
        count += part.len();
    }
    Ok(count)
}
