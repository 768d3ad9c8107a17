//! The command `cargo clientloom list`: the operations that match words.

use crate::support::tree::Tree;

#[test]
fn operations_are_found_by_words_paths_titles_and_codes() {
    let tree = Tree::generated();
    tree.write(
        "specs/acme/v1/room/lock.yaml",
        "source: { title: 锁定会议室 }\noperation: v1.room.lock\nsummary: Lock a room.\nhttp: POST /v1/rooms/lock\n\
         token: api_key\nerrors:\n  - { code: 4004, meaning: No such room. }\n",
    );
    let close = "acme v1.room.close  POST /v1/rooms/{room}/close  Close a room.";
    let guests = "acme v1.guest.list  GET /v1/guests  List the guests of today.";
    let lock = "acme v1.room.lock  POST /v1/rooms/lock  Lock a room.";
    let rows: [(&[&str], &[&str], &str); 7] = [
        (&[], &[guests, close, lock], "3 operations"),
        (&["ROOM", "close"], &[close], "1 of 3 operations"),
        (&["/v1/rooms/"], &[close, lock], "2 of 3 operations"),
        (&["会议室"], &[lock], "1 of 3 operations"),
        (&["4004"], &[lock], "1 of 3 operations"),
        (&["400"], &[], "0 of 3 operations"),
        (&["room", "nothing"], &[], "0 of 3 operations"),
    ];
    for (words, expected, end) in rows {
        let run = tree.run(&[&["list"], words].concat());
        let lines: Vec<&str> = run.out.lines().collect();
        assert_eq!(lines, [expected, &[end]].concat(), "{words:?}: {run:?}");
    }
}
