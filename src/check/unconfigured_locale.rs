//! A folder beside those of the locales that the configuration does not name.

use super::ProjectContext;
use crate::config::Config;
use crate::finding::{Finding, Place, Severity};
use crate::locale::{Locale, usual_slip};
use crate::nearest::nearest;

pub(super) fn run(context: &ProjectContext<'_>, findings: &mut Vec<Finding>) {
    let config = &context.project.config;
    // Without any article path there is no configuration, only folders named on the command line.
    if config.paths.articles.is_empty() {
        return;
    }
    let template = config.paths.translations.trim_end_matches('/');
    let Some((above, below)) = template.split_once("{locale}") else { return };
    let (parent, before) = above.rsplit_once('/').unwrap_or(("", above));
    let behind = below.split('/').next().unwrap_or_default();
    for folder in context.folders.iter().filter(|folder| !folder.contains('.')) {
        let Some(name) = folder.strip_prefix(before).and_then(|name| name.strip_suffix(behind)) else { continue };
        let path = if parent.is_empty() { folder.clone() } else { format!("{parent}/{folder}") };
        if name == config.source_locale.name() || path == config.paths.catalogue || config.locale(name).is_some() {
            continue;
        }
        findings.push(
            Finding::new(
                "unconfigured-locale",
                Severity::Warning,
                Place::file(path),
                format!("`tolmach.toml` has no locale `{name}`, so that nothing in this folder is read"),
            )
            .locale(name)
            .help(help(config, name)),
        );
    }
}

fn help(config: &Config, name: &str) -> String {
    let spelled = name.replace('_', "-");
    let is_locale = Locale::parse(&spelled).is_ok();
    if let Some(meant) = usual_slip(name) {
        return match config.locale(meant).is_some() {
            true => format!("the code of the language is `{meant}`: move the files to its folder"),
            false => format!(
                "the code of the language is mostly `{meant}`: rename the folder, then run `tolmach add {meant}`"
            ),
        };
    }
    let known = config.locales.iter().map(|settings| settings.locale.name());
    match nearest(&spelled, known) {
        Some(near) if near.eq_ignore_ascii_case(&spelled) || !is_locale => {
            format!("did you mean `{near}`? then move the files to its folder")
        }
        _ if spelled != name && is_locale => {
            format!("locales are written with a hyphen: rename the folder, then run `tolmach add {spelled}`")
        }
        _ if is_locale => format!("run `tolmach add {name}`, or move the folder out of the translations"),
        _ => "this is no locale: move the folder out of the translations".to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Project;

    fn found(toml: &str, folders: &[&str]) -> Vec<String> {
        let known = crate::config::Known { checks: &[], formats: &[] };
        let config = Config::read("tolmach.toml", toml, known).expect("the test's configuration is valid");
        let (units, findings) = (Vec::new(), Vec::new());
        let project = Project { config, units, glossary: Default::default(), filters: Default::default(), findings };
        let folders: Vec<String> = folders.iter().map(|name| (*name).to_string()).collect();
        let mut findings = Vec::new();
        run(&ProjectContext { project: &project, coverage: &[], folders: &folders }, &mut findings);
        let shown = findings
            .iter()
            .map(|finding| format!("{}: {}", finding.place.path, finding.help.as_deref().unwrap_or_default()));
        shown.collect()
    }

    #[test]
    fn the_usual_slips_are_named() {
        assert_eq!(
            found(
                "[locales.kk]\n[locales.zh-CN]\n",
                &["en", "kk", "kz", "ge", "zh_CN", "pt_BR", "mn", "templates", ".git"]
            ),
            [
                "locales/kz: the code of the language is `kk`: move the files to its folder",
                "locales/ge: the code of the language is mostly `ka`: rename the folder, then run `tolmach add ka`",
                "locales/zh_CN: did you mean `zh-CN`? then move the files to its folder",
                "locales/pt_BR: locales are written with a hyphen: rename the folder, then run `tolmach add pt-BR`",
                "locales/mn: run `tolmach add mn`, or move the folder out of the translations",
                "locales/templates: this is no locale: move the folder out of the translations",
            ]
        );
    }

    #[test]
    fn folders_are_named_as_the_configuration_names_them() {
        let toml = "[paths]\ntranslations = \"app/l10n-{locale}/ftl\"\ncatalogue = \"app/l10n-src\"\n[locales.kk]\n";
        assert_eq!(
            found(toml, &["l10n-kk", "l10n-mn", "l10n-src", "tools"]),
            ["app/l10n-mn: run `tolmach add mn`, or move the folder out of the translations"]
        );
    }
}
