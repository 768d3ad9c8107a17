//! Labels of GPTBots' pages in traditional Chinese, Japanese, Thai, Spanish and German.

use super::label::Label as L;

/// Headings of sections.
pub(super) const SECTIONS: &[(L, &[&str])] = &[
    (L::Request, &["請求", "リクエスト", "การร้องขอ", "คำขอ", "Solicitud", "Anfrage"]),
    (
        L::Headers,
        &[
            "請求標頭",
            "請求頭",
            "リクエストヘッダー",
            "リクエストヘッダ",
            "Header สำหรับร้องขอ",
            "Headers สำหรับร้องขอ",
            "Encabezados de la solicitud",
            "Anfrage-Header",
        ],
    ),
    (L::Query, &["查詢參數", "クエリパラメータ", "クエリパラメーター", "Request Parameters (Query Parameters)"]),
    (L::Body, &["請求體", "リクエストボディ", "Cuerpo de la solicitud", "Anfragetext"]),
    (
        L::Parameters,
        &[
            "請求參數",
            "リクエストパラメータ",
            "リクエストパラメーター",
            "พารามิเตอร์สำหรับร้องขอ",
            "พารามิเตอร์การร้องขอ",
            "Paramètres de la requête",
            "Parámetros de la solicitud",
            "Anfrageparameter",
        ],
    ),
    (
        L::RequestExample,
        &[
            "請求範例",
            "リクエスト例",
            "リクエストの例",
            "ตัวอย่างการร้องขอ",
            "Ejemplo de solicitud",
            "Anfragebeispiel",
            "Request examples",
        ],
    ),
    (L::ResponseGroup, &["回應", "レスポンス", "การตอบกลับ", "Respuesta", "Antwort"]),
    (
        L::Response,
        &[
            "成功回應",
            "成功時のレスポンス",
            "成功レスポンス",
            "การตอบกลับที่สำเร็จ",
            "การตอบกลับเมื่อสำเร็จ",
            "Respuesta exitosa",
            "Erfolgreiche Antwort",
        ],
    ),
    (
        L::Failure,
        &[
            "失敗回應",
            "失敗時のレスポンス",
            "失敗レスポンス",
            "การตอบกลับที่ล้มเหลว",
            "Réponse en cas d'échec",
            "Respuesta de error",
        ],
    ),
    (
        L::ResponseExample,
        &["回應範例", "レスポンス例", "レスポンスの例", "ตัวอย่างการตอบกลับ", "Ejemplo de respuesta", "Antwortbeispiel"],
    ),
    (L::Errors, &["錯誤碼", "エラーコード", "รหัสข้อผิดพลาด", "Códigos de error", "Fehlercodes"]),
    (L::States, &["狀態碼", "ステータスコード", "รหัสสถานะ"]),
    (
        L::Access,
        &[
            "鉴权",
            "請求身份驗證",
            "認證",
            "リクエスト認証",
            "認証",
            "การยืนยันตัวตนในการร้องขอ",
            "การยืนยันตัวตน",
            "Autenticación",
            "Authentifizierung",
        ],
    ),
    (
        L::Url,
        &[
            "請求 URL",
            "請求URL",
            "端點",
            "リクエストURL",
            "リクエスト URL",
            "エンドポイント",
            "URL สำหรับร้องขอ",
            "URL สำหรับการร้องขอ",
            "URL de la solicitud",
            "Anfrage-URL",
        ],
    ),
    (
        L::Method,
        &[
            "請求方法",
            "請求方式",
            "リクエストメソッド",
            "วิธีการร้องขอ",
            "Méthode de requête",
            "Método de solicitud",
            "Anfragemethode",
        ],
    ),
];

/// Headings of columns.
pub(super) const COLUMNS: &[(L, &[&str])] = &[
    (
        L::Name,
        &[
            "欄位",
            "參數",
            "フィールド",
            "パラメータ",
            "パラメーター",
            "ฟิลด์",
            "พารามิเตอร์",
            "Paramètre",
            "Campo",
            "Parámetro",
            "Feld",
        ],
    ),
    (L::Type, &["類型", "タイプ", "型", "ประเภท", "Tipo", "Typ"]),
    (L::Required, &["必須", "จำเป็นต้องกรอก", "จำเป็น", "Requis", "Obligatorio", "Erforderlich"]),
    (
        L::Description,
        &[
            "說明",
            "訊息",
            "錯誤訊息",
            "説明",
            "解説",
            "メッセージ",
            "คำอธิบาย",
            "ข้อความ",
            "Descripción",
            "Mensaje",
            "Beschreibung",
        ],
    ),
    (L::Code, &["錯誤碼", "代碼", "コード", "エラーコード", "รหัส", "รหัสข้อผิดพลาด", "Código"]),
];

/// Lines of the site around a page.
const SITE: &[&str] = &[
    "logo",
    "Development",
    "Search",
    "搜索",
    "開發者文件",
    "搜尋",
    "検索",
    "การพัฒนา",
    "ค้นหา",
    "Développement",
    "Rechercher",
    "Desarrollo",
    "Buscar",
];

/// The beginnings of lines below code.
const BELOW_CODE: &[&str] = &[
    "此代碼塊在浮窗",
    "このコードブロック",
    "บล็อกโค้ดนี้",
    "This code block in",
    "Este bloque de código",
    "Dieser Codeblock",
];

/// Whether a line belongs to the site around a page.
#[must_use]
pub fn is_of_site(line: &str) -> bool {
    SITE.contains(&line) || BELOW_CODE.iter().any(|start| line.starts_with(start))
}
