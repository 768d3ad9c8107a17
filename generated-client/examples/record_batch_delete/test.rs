//! Tests of the program with a mock server: a whole run, a resumed run, and runs after a crash.

use super::arguments::Arguments;
use super::{delete, rehearsal};
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchDelete;
use feishu_gptbots_ctyun::operation::{Operation as _, RetrySafety};
use feishu_gptbots_ctyun::testing::{MockResponse, MockServer};
use std::collections::BTreeSet;
use std::io::Cursor;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

/// A mock server, a client, and a journal that is removed at the end.
struct Fixture {
    server: MockServer,
    feishu: Feishu,
    arguments: Arguments,
}

impl Fixture {
    fn new(name: &str) -> Self {
        let server = rehearsal::mock_server();
        let feishu = Feishu::builder().app("cli_a1", "secret").base_url(server.base_url()).build().unwrap();
        let journal = env::temp_dir().join(format!("record_batch_delete-{}-{name}", std::process::id()));
        let _none = fs::remove_file(&journal);
        let text = ["package_test__c", "user", "--journal", journal.to_str().unwrap()].map(str::to_owned);
        Self { server, feishu, arguments: Arguments::read(text.into_iter()).unwrap() }
    }

    async fn delete(&self, ids: impl Into<Vec<u8>>) -> String {
        match delete(&self.feishu, &self.arguments, Cursor::new(ids.into())).await {
            Ok(results) => results.to_string(),
            Err(failure) => failure.to_string(),
        }
    }

    fn sent(&self) -> Vec<usize> {
        self.sent_ids().iter().map(Vec::len).collect()
    }

    /// Returns the ids of each request since the last time.
    fn sent_ids(&self) -> Vec<Vec<String>> {
        let requests = self.server.of::<BatchDelete>();
        self.server.forget();
        let ids = requests.iter().map(|request| request.values["ids"].as_array().unwrap());
        ids.map(|ids| ids.iter().map(|id| id.as_str().unwrap().to_owned()).collect()).collect()
    }
}

impl Drop for Fixture {
    fn drop(&mut self) {
        let _gone = fs::remove_file(&self.arguments.journal);
    }
}

fn ids(numbers: impl IntoIterator<Item = usize>) -> String {
    numbers.into_iter().map(|number| number.to_string()).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_second_run_sends_what_the_first_did_not_delete() {
    let fixture = Fixture::new("twice");
    assert_eq!(fixture.delete(ids(1..=1200)).await, "1080 succeeded, 120 failed, 0 unknown in 3 calls");
    assert_eq!(fixture.sent(), [500, 500, 200]);
    assert_eq!(fixture.delete(ids(1..=1210)).await, "9 succeeded, 121 failed, 0 unknown in 1 call");
    assert_eq!(fixture.sent(), [130]);
    fixture.server.assert_clean();
}

#[tokio::test]
async fn an_exhausted_quota_stops_the_run_and_a_later_run_sends_the_rest() {
    let fixture = Fixture::new("quota");
    fixture.server.on::<BatchDelete>().once(MockResponse::quota_exhausted());
    assert_eq!(fixture.delete(ids((1..=5000).filter(|id| id % 10 > 0))).await, "not all records were sent");
    let first: usize = fixture.sent().iter().sum();
    assert!(first < 4500, "{first}");
    let journal = fs::read_to_string(&fixture.arguments.journal).unwrap();
    assert!(journal.contains("\tfailed\t99991403\t"), "{journal}");
    fixture.delete(ids((1..=5000).filter(|id| id % 10 > 0))).await;
    let journal = fs::read_to_string(&fixture.arguments.journal).unwrap();
    assert_eq!(journal.lines().filter(|line| line.ends_with("\tdeleted")).count(), 4500);
}

#[tokio::test]
async fn an_incomplete_line_of_the_journal_is_ignored() {
    let fixture = Fixture::new("cut");
    fs::write(&fixture.arguments.journal, "1\tdeleted\n2\tdelet").unwrap();
    assert_eq!(fixture.delete("1\n2\n3\n").await, "2 succeeded, 0 failed, 0 unknown in 1 call");
    assert_eq!(fixture.delete("1\n2\n3\n").await, "0 succeeded, 0 failed, 0 unknown in 0 calls");
}

/// The environment variables of a run in a process of its own: its server and its journal.
const RUN: [&str; 2] = ["RECORD_BATCH_DELETE_SERVER", "RECORD_BATCH_DELETE_JOURNAL"];

fn ids_to_kill() -> String {
    ids((1..=10_000).filter(|id| id % 10 > 0))
}

/// The run that the next test starts and kills. Without its environment, it does nothing.
#[tokio::test]
async fn a_run_in_a_process_of_its_own() {
    let [Some(server), Some(journal)] = RUN.map(|name| env::var(name).ok()) else { return };
    let feishu = Feishu::builder().app("cli_a1", "secret").base_url(server).build().unwrap();
    let text = ["package_test__c", "user", "--journal", &journal].map(str::to_owned);
    let arguments = Arguments::read(text.into_iter()).unwrap();
    let _killed = delete(&feishu, &arguments, Cursor::new(ids_to_kill())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn records_under_way_at_a_kill_are_sent_again_only_if_the_caller_says_so() {
    let mut fixture = Fixture::new("killed");
    let values = [fixture.server.base_url(), fixture.arguments.journal.display().to_string()];
    let name = "test::a_run_in_a_process_of_its_own";
    let mut run = Command::new(env::current_exe().unwrap());
    let mut run = run.args(["--exact", name]).envs(RUN.into_iter().zip(values)).stdout(Stdio::null()).spawn().unwrap();
    let start = Instant::now();
    while fixture.server.of::<BatchDelete>().len() < 7 {
        assert!(start.elapsed() < Duration::from_secs(60), "the run does not call the server");
        thread::sleep(Duration::from_millis(5));
    }
    run.kill().unwrap();
    run.wait().unwrap();

    // Each record that arrived is in the journal: with its result, or as being sent.
    let arrived: BTreeSet<String> = fixture.sent_ids().concat().into_iter().collect();
    let journal = fs::read_to_string(&fixture.arguments.journal).unwrap();
    let deleted: BTreeSet<&str> = journal.lines().filter_map(|line| line.strip_suffix("\tdeleted")).collect();
    let sending = journal.lines().filter_map(|line| line.strip_prefix("\tsending\t"));
    let sending: BTreeSet<&str> = sending.flat_map(|ids| ids.split('\t')).collect();
    assert!(arrived.iter().all(|id| sending.contains(id.as_str())), "a call without a line before it");
    let under_way = sending.len() - deleted.len();
    assert!(under_way >= 500, "{under_way} records under way");

    // Without the option, no record is sent twice.
    let rest = 9000 - sending.len();
    let calls = rest.div_ceil(500);
    let results = fixture.delete(ids_to_kill()).await;
    let expected = format!(
        "{rest} succeeded, 0 failed, 0 unknown in {calls} call{}; {under_way} not sent again",
        if calls == 1 { "" } else { "s" }
    );
    assert_eq!(results, expected);
    assert!(fixture.sent_ids().concat().iter().all(|id| !arrived.contains(id)));

    // With the option, exactly those records are sent again.
    fixture.arguments.repeat_unknown = true;
    let results = fixture.delete(ids_to_kill()).await;
    assert!(results.starts_with(&format!("{under_way} succeeded, 0 failed, 0 unknown in ")), "{results}");
    assert!(fixture.delete(ids_to_kill()).await.starts_with("0 succeeded, 0 failed"));
}

#[tokio::test]
async fn a_record_without_a_known_result_is_sent_again_only_if_the_caller_says_so() {
    let mut fixture = Fixture::new("unknown");
    let journal =
        "\tsending\t1\t2\t3\t4\n1\tdeleted\n2\tfailed\t5\tno\n3\tunknown\t\twhy\n\tsending\t2\n\tsending\t6\t7";
    fs::write(&fixture.arguments.journal, journal).unwrap();
    let (_, earlier) = super::Journal::open(&fixture.arguments.journal).unwrap();
    let message = earlier.message(false).unwrap();
    let expected = "3 records may be deleted: 2 under way when a run ended, 1 without a result; they are sent again \
                    only with `--repeat-unknown`\na repetition is safe, by our judgment.";
    assert!(message.starts_with(expected), "{message}");
    assert_eq!(BatchDelete::INFO.retry_safety, RetrySafety::Safe, "the words about a repetition");

    let ids = "1\n2\n3\n4\n5\n6\n";
    assert_eq!(fixture.delete(ids).await, "2 succeeded, 0 failed, 0 unknown in 1 call; 3 not sent again");
    assert_eq!(fixture.sent_ids(), [["5", "6"]]);
    fixture.arguments.repeat_unknown = true;
    assert_eq!(fixture.delete(ids).await, "3 succeeded, 0 failed, 0 unknown in 1 call");
    assert_eq!(fixture.sent_ids(), [["2", "3", "4"]]);
    assert_eq!(fixture.delete(ids).await, "0 succeeded, 0 failed, 0 unknown in 0 calls");
}

#[tokio::test]
async fn unreadable_input_is_an_error() {
    let fixture = Fixture::new("unreadable");
    let result = fixture.delete(b"1\n2\n\xff\xfe\n4\n").await;
    assert_eq!(result, "not all ids could be read: stream did not contain valid UTF-8");
    assert_eq!(fixture.sent(), [2]);
}

#[test]
fn a_rehearsal_has_its_own_journal() {
    let journal = |text: &str| Arguments::read(text.split(' ').map(str::to_owned)).unwrap().journal;
    assert_ne!(journal("package_test__c user --rehearse"), journal("package_test__c user"));
    assert_eq!(journal("package_test__c user --rehearse --journal mine"), std::path::Path::new("mine"));
}
