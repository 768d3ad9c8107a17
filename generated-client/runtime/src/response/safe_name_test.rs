//! Tests of safe file names.

use super::safe_name;

#[test]
fn names_are_safe_on_every_system() {
    let cases = [
        ("a b.txt", Some("a b.txt")),
        ("名.txt", Some("名.txt")),
        (".gitignore", Some(".gitignore")),
        ("-x", Some("-x")),
        // Folders, with the separators of every system.
        ("../../etc/passwd", Some("passwd")),
        ("d\\temp\\a.txt", Some("a.txt")),
        ("\\\\server\\share/a.txt", Some("a.txt")),
        ("a/", None),
        ("..", None),
        ("a/..", None),
        ("a/.\0.", None),
        // Drives, streams, and other characters that Windows refuses.
        ("C:x.dll", Some("C_x.dll")),
        ("C:x\\y.dll", Some("y.dll")),
        ("x.txt:stream", Some("x.txt_stream")),
        ("x.txt::$DATA", Some("x.txt__$DATA")),
        ("a|b?<c>*\".txt", Some("a_b__c___.txt")),
        // Devices of Windows.
        ("con.txt", Some("_con.txt")),
        ("NUL", Some("_NUL")),
        ("Aux .tar.gz", Some("_Aux .tar.gz")),
        ("d/prn", Some("_prn")),
        ("com1", Some("_com1")),
        ("LPT9.log", Some("_LPT9.log")),
        ("com¹.txt", Some("_com¹.txt")),
        ("CONIN$", Some("_CONIN$")),
        ("nul.", Some("_nul")),
        ("c\u{202e}on", Some("_con")),
        ("con:", Some("con_")),
        ("console.txt", Some("console.txt")),
        ("com.txt", Some("com.txt")),
        ("com10", Some("com10")),
        // The ends of a name.
        ("a.txt. ", Some("a.txt")),
        ("a.txt . .", Some("a.txt")),
        (" a.txt\u{3000}", Some("a.txt")),
        ("...", None),
        (" ", None),
        ("", None),
        // Invisible characters.
        ("a\u{202e}gpj.exe", Some("agpj.exe")),
        ("\u{2066}a\u{2069}\u{200f}\u{61c}.txt", Some("a.txt")),
        ("a\0b.txt", Some("ab.txt")),
        ("a\r\nb\u{85}\u{2028}.txt", Some("ab.txt")),
        ("\u{feff}a\u{200b}.txt", Some("a.txt")),
        ("\u{202e}", None),
        ("👩\u{200d}💻.png", Some("👩\u{200d}💻.png")),
    ];
    for (path, expected) in cases {
        assert_eq!(safe_name(path).as_deref(), expected, "{path:?}");
    }
}

#[test]
fn a_long_name_is_cut_before_its_extension() {
    let cases = [
        ("a".repeat(255), "a".repeat(255)),
        ("a".repeat(256), "a".repeat(255)),
        (format!("{}.txt", "a".repeat(10_000)), format!("{}.txt", "a".repeat(251))),
        // 250 bytes are 83 characters of three bytes, and one byte is left.
        (format!("{}.json", "名".repeat(200)), format!("{}.json", "名".repeat(83))),
        (format!("con.{}.txt", "a".repeat(300)), format!("_con.{}.txt", "a".repeat(246))),
        (format!("a.{}", "x".repeat(300)), format!("a.{}", "x".repeat(253))),
        (format!(".{}", "x".repeat(300)), format!(".{}", "x".repeat(254))),
        // A cut after a dot or a space would leave it at the end.
        (format!("{}. {}", "a".repeat(253), "b".repeat(100)), "a".repeat(253)),
    ];
    for (name, expected) in cases {
        let safe = safe_name(&name).unwrap();
        assert_eq!(safe, expected);
        assert!(safe.len() <= 255);
    }
}
