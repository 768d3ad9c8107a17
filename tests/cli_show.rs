//! The command `cargo clientloom show`: the Rust code and the request of a spec.

use std::fs;

use crate::support::printed::check;
use crate::support::tree::{Run, Tree};

#[test]
fn show_prints_the_rust_and_the_request() {
    let tree = Tree::generated();
    for (name, path) in [("show", "specs/acme/v1/room/close.yaml"), ("show_query", "specs/acme/v1/guest/list.yaml")] {
        let file = tree.path(path);
        let run = tree.run(&["show", file.to_str().expect("a path in UTF-8")]);
        let written = fs::read_to_string(
            tree.path(&path.replace("specs", "generated-client/src/generated")).with_extension("rs"),
        );
        assert!(run.out.starts_with(&written.expect("a generated file")), "what is shown is what is written");
        check(name, &run);
    }
}

#[test]
fn a_request_is_shown_without_an_example() {
    let tree = Tree::generated();
    tree.write(
        "specs/acme/v1/room/find.yaml",
        "source: { title: Find }\noperation: v1.room.find\nsummary: Find rooms.\nhttp: POST /rooms/{building}/find\n\
         token: api_key\npath:\n  building: { type: string, doc: The building. }\nquery:\n  \
         tags: { type: \"string[]\", required: true, example: [a b, it's], doc: Tags. }\n  page: { type: integer, example: 2, doc: Page. }\n\
         body:\n  filter: { type: \"map<any>\", required: true, json_text: true, example: { open: true }, doc: Filter. }\n  \
         limit: { type: integer, required: true, doc: Most. }\n  ids: { type: \"string[]\", required: true, doc: IDs. }\n  \
         note: { type: string, required: true, example: \"Authorization: $HOME\", doc: Words. }\n",
    );
    let file = tree.path("specs/acme/v1/room/find.yaml");
    let run = tree.run(&["show", file.to_str().expect("a path in UTF-8")]);
    let (_, request) = run.out.split_once("\ncurl").unwrap_or_else(|| panic!("a request: {run:?}"));
    assert_eq!(
        request,
        " -X POST 'https://acme.example/rooms/BUILDING/find?tags=a%20b&tags=it%27s' \\\n  -H \"Authorization: Bearer $API_KEY\" \\\n  \
         -H 'Content-Type: application/json' \\\n  -d '{\"filter\":\"{\\\"open\\\":true}\",\"limit\":\"…\",\"ids\":[\"…\"],\"note\":\"Authorization: $HOME\"}'\n"
    );
}

#[test]
fn files_are_shown_as_separate_parts() {
    let tree = Tree::generated();
    tree.write(
        "specs/acme/v1/room/draw.yaml",
        "source: { title: Draw }\noperation: v1.room.draw\nsummary: Draw a room.\nhttp: POST /rooms/draw\ntoken: api_key\n\
         headers:\n  Content-Type: { type: string, value: multipart/form-data, doc: Parts. }\nsends: multipart\n\
         body:\n  plan: { type: file, required: true, example: plan.png, doc: The plan. }\n  \
         tags: { type: \"string[]\", required: true, example: [\"@a\", it's], doc: Tags. }\n",
    );
    let file = tree.path("specs/acme/v1/room/draw.yaml");
    let run = tree.run(&["show", file.to_str().expect("a path in UTF-8")]);
    let (_, request) = run.out.split_once("\ncurl").unwrap_or_else(|| panic!("a request: {run:?}"));
    assert_eq!(
        request,
        " -X POST 'https://acme.example/rooms/draw' \\\n  -H \"Authorization: Bearer $API_KEY\" \\\n  \
         -F 'plan=@plan.png' \\\n  --form-string 'tags=@a' \\\n  --form-string 'tags=it'\\''s'\n"
    );
}

/// Other errors do not hide the message about the requested file.
#[test]
fn a_file_that_is_no_operation_is_refused() {
    let tree = Tree::generated();
    tree.edit("specs/acme/v1/room/close.yaml", "summary:", "summery:");
    for path in ["specs/acme/vendor.yaml", "specs/acme", "specs/acme/v1/room/none.yaml", "codegen.toml"] {
        let run = tree.run(&["show", tree.path(path).to_str().expect("a path in UTF-8")]);
        let err = format!("error: ROOT/{path} is not the spec of an operation or an event below specs\n");
        assert_eq!(run, Run { code: 2, out: String::new(), err });
    }
}

/// Warnings are counted in one line, errors are shown.
#[test]
fn show_and_export_count_warnings() {
    let tree = Tree::generated();
    let (path, shown) = ("specs/acme/v1/room/close.yaml", "1 warning; `cargo clientloom lint` shows them\n");
    tree.edit(path, "path:", "types:\n  Guest: { doc: A guest., fields: {} }\npath:");
    let file = tree.path(path).display().to_string();
    for arguments in [&["show", file.as_str()][..], &["export", "openapi"]] {
        let run = tree.run(arguments);
        assert_eq!((run.code, run.err.as_str()), (0, shown), "{arguments:?}");
    }
    tree.edit(path, "1..20", "20..1");
    for arguments in [&["show", file.as_str()][..], &["export", "openapi"]] {
        let run = tree.run(arguments);
        assert!(run.code == 100 && run.err.ends_with("1 error, 1 warning; nothing was written\n"), "{run:?}");
        assert!(run.err.contains("error[") && !run.err.contains("unused-type"), "{run:?}");
    }
}
