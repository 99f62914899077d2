//! The same three guides in two sections, in the markup that each documentation generator gives them.

/// The name of a host, and its markup.
pub const HOSTS: [(&str, &str); 9] = [
    ("list", include_str!("list.html")),
    ("sphinx-design", include_str!("sphinx-design.html")),
    ("material", include_str!("material.html")),
    ("docusaurus", include_str!("docusaurus.html")),
    ("starlight", include_str!("starlight.html")),
    ("vitepress", include_str!("vitepress.html")),
    ("docker", include_str!("docker.html")),
    ("definitions", include_str!("definitions.html")),
    ("tiles", include_str!("tiles.html")),
];
