//! Titles of real pages, each with queries that write its words in another form.

use Kind::{Accents, Inflected, Joined, Script, Version};

/// What differs between a title and its queries.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Words written as one, apart, with a hyphen, a dot or a slash.
    Joined,
    /// Singular and plural, present and past.
    Inflected,
    /// The `v` of a version.
    Version,
    /// Accents, of which those typed come first.
    Accents,
    /// Letters, digits and syllables that stand for one another.
    Script,
}

/// The kinds, in the order in which they are printed.
pub const KINDS: [Kind; 5] = [Joined, Inflected, Version, Accents, Script];

/// A title, and what finds it.
pub struct Form {
    pub kind: Kind,
    pub title: &'static str,
    pub queries: &'static [&'static str],
}

const fn form(kind: Kind, title: &'static str, queries: &'static [&'static str]) -> Form {
    Form {
        kind,
        title,
        queries,
    }
}

#[rustfmt::skip]
pub const FORMS: &[Form] = &[
    form(Joined, "Node.js dependencies", &["nodejs", "node js", "node-js"]),
    form(Joined, "CI/CD", &["cicd", "ci-cd", "ci cd"]),
    form(Joined, "Multi-stage builds", &["multistage", "multi stage", "multistage builds"]),
    form(Joined, "Front-end interfaces", &["frontend", "front end"]),
    form(Joined, "Built-in tools", &["builtin", "built in"]),
    form(Joined, "Air-Gapped Containers", &["airgapped", "air gapped"]),
    form(Joined, "Just-in-Time (JIT) provisioning", &["justintime", "just in time"]),
    form(Joined, "Set up two-factor authentication", &["setup", "twofactor", "two factor"]),
    form(Joined, "Enforce sign-in", &["signin", "sign in"]),
    form(Joined, "Dockerfile reference", &["docker file", "docker-file", "docker files"]),
    form(Joined, "Filesystem mounts", &["file system", "file-systems"]),
    form(Joined, "Model File Format", &["modelfile", "model-file"]),
    form(Joined, "Upgrade to Python 3.12", &["python3", "python 3"]),
    form(Joined, "OAuth 2.0 for client applications", &["oauth2", "oauth 2"]),
    form(Joined, "Docker Compose", &["dockercompose", "docker-compose"]),
    form(Joined, "Open Source licences", &["opensource", "open-source"]),
    form(Joined, "JavaScript functions", &["java script", "java-script"]),
    form(Joined, "PostgreSQL", &["postgre sql"]),
    form(Joined, "Get started", &["getstarted", "get-started"]),
    form(Joined, "Onboarding/quickstarts", &["quick start", "quick-start", "on boarding"]),
    form(Joined, "OVN-Kubernetes", &["ovnkubernetes", "ovn kubernetes"]),
    form(Joined, "TP-Link", &["tplink"]),
    form(Joined, "Coca-Cola", &["cocacola", "coca cola"]),
    form(Joined, "X.Org", &["xorg"]),
    form(Joined, "F-Droid", &["fdroid"]),
    form(Joined, "UTF-8", &["utf8", "utf 8"]),
    form(Joined, "SHA256", &["sha-256", "sha 256"]),
    form(Joined, "시작 하기", &["시작하기"]),
    form(Joined, "ウェブ・ブラウザ", &["ウェブブラウザ"]),
    form(Inflected, "Manage your projects", &["managing", "project", "manages projects"]),
    form(Inflected, "Use modelos de IA no Compose", &["using"]),
    form(Inflected, "Language-specific guides", &["guide", "languages"]),
    form(Inflected, "Repository-based pricing", &["repositories", "prices", "priced"]),
    form(Inflected, "Policy engine", &["policies", "engines"]),
    form(Inflected, "Run it", &["running"]),
    form(Inflected, "Configure file caches", &["configuring", "cache", "caching", "cached"]),
    form(Inflected, "Deploying apps", &["deployed", "deploys", "app"]),
    form(Inflected, "Image analysis", &["analyses", "images"]),
    form(Inflected, "Index", &["indices", "indexes"]),
    form(Inflected, "Host on GitHub Pages", &["hosting", "page", "hosted"]),
    form(Inflected, "Page bundles", &["bundle", "bundling"]),
    form(Inflected, "Debug functions", &["debugging", "debugged"]),
    form(Inflected, "Access tokens", &["token", "accesses"]),
    form(Inflected, "Introduction to templating", &["templates"]),
    form(Inflected, "Build drivers", &["building", "driver"]),
    form(Inflected, "Apply patches", &["applied", "applies", "patch"]),
    form(Inflected, "Submitted jobs", &["submit", "submitting", "job"]),
    form(Inflected, "Networks top-level element", &["networking", "elements"]),
    form(Version, "What's new in v7.2", &["7.2", "7"]),
    form(Version, "Redis v6.2.8", &["6.2.8", "6.2", "V6.2.8"]),
    form(Version, "Upgrade from 6.2.8", &["v6.2.8", "v6.2"]),
    form(Version, "Python 3.11", &["v3.11", "3.11"]),
    form(Version, "Kubernetes 1.31 release notes", &["v1.31", "kubernetes v1.31"]),
    form(Accents, "Élodie", &["Élodie", "élo", "elodie", "E\u{301}lodie"]),
    form(Accents, "La côte", &["côte", "cote"]),
    form(Accents, "Đường Láng", &["đường", "duong"]),
    form(Accents, "Télé-Québec", &["télé", "québec", "tele quebec"]),
    form(Accents, "Bakaláři", &["bakaláři", "bakalari"]),
    form(Accents, "ŠKODA", &["škoda", "skoda"]),
    form(Accents, "Conceitos básicos", &["básicos", "basicos"]),
    form(Script, "دليل الحاويات", &["حاويات", "الحاويات", "حاوي"]),
    form(Script, "شبكات", &["الشبكات"]),
    form(Script, "자바 시작하기", &["잡", "자바 시자", "ㅈㅂ"]),
    form(Script, "장바구니", &["ㅈㅂㄱㄴ", "장박", "장바군"]),
    form(Script, "가구 배치", &["각"]),
    form(Script, "الدوري السعودي", &["الدورى"]),
    form(Script, "علي بابا", &["على", "علی"]),
    form(Script, "مدرسة", &["مدرسه"]),
    form(Script, "كتاب", &["کتاب"]),
    form(Script, "الإصدار ٢", &["2", "۲"]),
    form(Script, "ґрунт сухий", &["гру", "грунт"]),
    form(Script, "München", &["muenchen", "muen", "munchen"]),
    form(Script, "Gruesse aus Koeln", &["Köln", "grüße"]),
    form(Script, "Århus", &["aarhus"]),
    form(Script, "Smørrebrød", &["smoerrebroed", "smorrebrod"]),
    form(Script, "サーバ設定", &["サーバー", "サーバー設定", "さーば"]),
    form(Script, "ユーザー管理", &["ユーザ管理", "ユーザ"]),
    form(Script, "インターフェース", &["インターフェイス", "インタフェース"]),
    form(Script, "ÖBB", &["oebb"]),
];

/// Titles that are like some of them, without what was typed.
pub const OTHERS: [&str; 14] = [
    "Elodie",
    "La cote",
    "Cote",
    "Duong",
    "Tele",
    "Skoda",
    "Basicos",
    "Zebra",
    "Triangular",
    "Energy",
    "Blu",
    "C library",
    "Use Redis",
    "Past releases",
];

/// Queries, and all that they find of [`OTHERS`] and of the titles beside them, whatever letters the others share.
pub const UNRELATED: [(&str, &[&str]); 10] = [
    ("trig", &[]),
    ("eye", &[]),
    ("blue", &["Blue"]),
    ("cli", &["CLI reference"]),
    ("user", &["Users"]),
    ("paste", &["Paste text"]),
    ("caring", &["Caring"]),
    ("thing", &["Things"]),
    ("news", &["News"]),
    ("css", &["CSS"]),
];

/// More titles for [`UNRELATED`], and what they must not find.
pub const LOOKALIKES: [&str; 11] = [
    "Blue",
    "CLI reference",
    "Users",
    "Paste text",
    "Caring",
    "Things",
    "News",
    "CSS",
    "The car",
    "New",
    "CS",
];
