//! The command line: its grammar, and its help in English and Chinese.

use std::cell::Cell;
use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::Shard;
use crate::diagnostic::Language;
use crate::host::Host;

thread_local! {
    /// In which the grammar is being made: help stands in attributes, which take no arguments.
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::Chinese) };
}

/// The help of one option or command, in the language of the grammar.
fn say(en: &'static str, zh: &'static str) -> &'static str {
    match LANGUAGE.get() {
        Language::English => en,
        Language::Chinese => zh,
    }
}

#[derive(Debug, Parser)]
#[command(
    name = "newsprint",
    version,
    arg_required_else_help = true,
    about = say(
        "Turns a newsroom's Markdown into a newspaper's digital edition.",
        "把编辑部的 Markdown 稿件变成一份报纸的数字版。"
    ),
    after_help = say(EXAMPLES, EXAMPLES_ZH)
)]
pub struct Cli {
    #[arg(
        long,
        global = true,
        value_name = say("LANGUAGE", "语言"),
        value_parser = language,
        help = say(
            "The language of messages and help, zh or en [default: the machine's, or else the paper's]",
            "提示和帮助所用的语言：zh 或 en［默认：跟随系统；系统不是中文或英文时，跟随本报］"
        )
    )]
    pub language: Option<String>,

    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  newsprint init my-paper          a new paper that builds at once
  newsprint new edition 2025-06-16 a folder for that day's edition
  newsprint new article \"港湾电车开通\"
  newsprint serve --open           the paper in a browser, up to date while you write
  newsprint check                  every mistake, nothing written
  newsprint explain broken-link    why something is told, with examples
  newsprint pictures               every picture, how heavy it is and where it is shown
  newsprint export -o all.ndjson   every article, for a search engine
  newsprint build                  the site, in public/
  newsprint search ferry           what a reader of the site finds";

const EXAMPLES_ZH: &str = "\
例子：
  newsprint init my-paper            办一份新报，马上就能生成
  newsprint new edition 2025-06-16   为这一天的报纸建好文件夹
  newsprint new article \"港湾电车开通\"
  newsprint serve --open             在浏览器里预览，边写边更新
  newsprint check                    找出全部差错，不写任何文件
  newsprint explain broken-link      讲讲为什么这样提示，附例子
  newsprint pictures                 列出全部图片，有多大、用在哪里
  newsprint export -o all.ndjson     导出全部稿件，给搜索引擎用
  newsprint build                    生成网站，放在 public/
  newsprint search 渡轮              看看读者检索会找到什么";

#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(about = say("Build the site", "生成网站"), after_help = say(BUILD_EXAMPLES, BUILD_EXAMPLES_ZH))]
    Build(BuildArgs),
    #[command(
        about = say("Show the paper in a browser and keep it up to date", "在浏览器里预览，并随时更新"),
        after_help = say(SERVE_EXAMPLES, SERVE_EXAMPLES_ZH)
    )]
    Serve(ServeArgs),
    #[command(about = say("Find every mistake and write nothing", "找出全部差错，不写任何文件"))]
    Check(CheckArgs),
    #[command(
        about = say(
            "List the pictures: sizes, weights, where they are shown, what their files tell",
            "列出图片：尺寸、大小、用在哪里、文件里写着什么"
        ),
        after_help = say(PICTURES_EXAMPLES, PICTURES_EXAMPLES_ZH)
    )]
    Pictures(PicturesArgs),
    #[command(
        about = say(
            "Write all public articles for a search engine, a line each",
            "导出全部已公开的稿件，一行一篇，给搜索引擎用"
        ),
        after_help = say(EXPORT_EXAMPLES, EXPORT_EXAMPLES_ZH)
    )]
    Export(ExportArgs),
    #[command(
        about = say("Search the finished site, as its readers do", "检索生成好的网站，和读者检索的一样"),
        after_help = say(SEARCH_EXAMPLES, SEARCH_EXAMPLES_ZH)
    )]
    Search(SearchArgs),
    #[command(about = say(
        "Explain a message by its code, with a wrong and a right example",
        "讲解一条提示：为什么、怎么改，附一错一对两个例子"
    ))]
    Explain(ExplainArgs),
    #[command(about = say("Make the files of a new edition or article", "新建一期报纸或一篇稿件"))]
    New(NewArgs),
    #[command(about = say("Make a new paper in a folder", "在一个文件夹里办一份新报"))]
    Init(InitArgs),
    #[command(about = say(
        "Print the JSON Schema of a file, for an editor's completion",
        "输出某种文件的 JSON Schema，供编辑器自动补全"
    ))]
    Schema(SchemaArgs),
    #[command(about = say("Print the completion script of a shell", "输出命令行的自动补全脚本"))]
    Completions(CompletionsArgs),
}

const BUILD_EXAMPLES: &str = "\
Examples:
  newsprint build
  newsprint build --output /srv/www/paper --base-url https://example.com/paper/
  newsprint build --drafts --future        everything, also what is not public yet
  newsprint build --now 2025-06-16T05:30:00+08:00";

const BUILD_EXAMPLES_ZH: &str = "\
例子：
  newsprint build
  newsprint build --output /srv/www/paper --base-url https://example.com/paper/
  newsprint build --drafts --future        草稿和还没到时间的也都算上
  newsprint build --now 2025-06-16T05:30:00+08:00";

const SERVE_EXAMPLES: &str = "\
Examples:
  newsprint serve --open
  newsprint serve --follow                 the page of the article that you save comes up
  newsprint serve --public                 only what readers can see now
  newsprint serve --host 0.0.0.0           also for a phone on the same network";

const SERVE_EXAMPLES_ZH: &str = "\
例子：
  newsprint serve --open
  newsprint serve --follow                 存哪篇稿件，就翻到哪篇
  newsprint serve --public                 只看读者现在看得到的
  newsprint serve --host 0.0.0.0           同一网络里的手机也能看";

const PICTURES_EXAMPLES: &str = "\
Examples:
  newsprint pictures
  newsprint pictures --format json
  newsprint pictures --shard 3/8           makes an eighth of an archive's pictures";

const PICTURES_EXAMPLES_ZH: &str = "\
例子：
  newsprint pictures
  newsprint pictures --format json
  newsprint pictures --shard 3/8           做好资料库八分之一的图片";

const EXPORT_EXAMPLES: &str = "\
Examples:
  newsprint export --output articles.ndjson
  newsprint export | gzip > articles.ndjson.gz

docs/export.md tells what each line holds, and how Meilisearch, OpenSearch and Quickwit load it.";

const EXPORT_EXAMPLES_ZH: &str = "\
例子：
  newsprint export --output articles.ndjson
  newsprint export | gzip > articles.ndjson.gz

每行有哪些内容，怎样装进 Meilisearch、OpenSearch、Quickwit，见 docs/export.zh.md。";

const SEARCH_EXAMPLES: &str = "\
Examples:
  newsprint search 'harbour ferry'         both words
  newsprint search '\"night ferry\" -strike'
  newsprint search 'author:Lin from:2025-05' --format json";

const SEARCH_EXAMPLES_ZH: &str = "\
例子：
  newsprint search '港口 渡轮'             两个词都要有
  newsprint search '\"夜航渡轮\" -停航'
  newsprint search '作者:林澄 自:2025-05' --format json";

/// Help that several commands give.
fn root_help() -> &'static str {
    say("The paper's folder, which holds site.toml [default: .]", "本报的文件夹，里面有 site.toml［默认：当前文件夹］")
}

fn base_url_help() -> &'static str {
    say("In place of the base_url of site.toml", "代替 site.toml 里的 base_url（网站的网址）")
}

fn now_help() -> &'static str {
    say(
        "The time of the build, as in 2025-06-16T05:30:00+08:00 [default: now, or SOURCE_DATE_EPOCH]",
        "当作现在的时间，写法如 2025-06-16T05:30:00+08:00［默认：此刻，或环境变量 SOURCE_DATE_EPOCH］",
    )
}

#[derive(Debug, Args)]
pub struct ProjectArgs {
    #[arg(long, default_value = ".", value_name = say("FOLDER", "文件夹"), help = root_help())]
    pub root: PathBuf,

    #[arg(long, value_name = say("URL", "网址"), help = base_url_help())]
    pub base_url: Option<String>,

    #[arg(long, help = say("Count drafts as public", "草稿也算公开"))]
    pub drafts: bool,

    #[arg(long, help = say("Count what is to be published later as public", "还没到发布时间的也算公开"))]
    pub future: bool,

    #[arg(long, value_name = say("RFC 3339", "时间"), help = now_help())]
    pub now: Option<jiff::Timestamp>,

    // Named `report` before there were more forms than two.
    #[arg(
        long,
        alias = "report",
        value_name = say("FORM", "格式"),
        default_value = "text",
        help = say(
            "How to tell what was done and found: text (for people, on standard error), json, sarif (2.1.0), or github \
             (annotations), on standard output [default: text]",
            "怎样报告结果：text（给人看，写到标准错误），json、sarif（2.1.0）或 github（GitHub 上的批注），写到标准输出\
             ［默认：text］"
        )
    )]
    pub format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
    Sarif,
    Github,
}

#[derive(Debug, Args)]
pub struct BuildArgs {
    #[command(flatten)]
    pub project: ProjectArgs,

    #[arg(
        long,
        short,
        value_name = say("FOLDER", "文件夹"),
        help = say(
            "Where the site goes, relative to the paper's folder [default: public]",
            "网站放在哪里，从本报的文件夹算起［默认：public］"
        )
    )]
    pub output: Option<PathBuf>,

    #[arg(
        long,
        help = say(
            "Make every file again, over files that newsprint did not write too",
            "全部重新生成；不是 newsprint 写的文件也覆盖"
        )
    )]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct ServeArgs {
    #[arg(long, default_value = ".", value_name = say("FOLDER", "文件夹"), help = root_help())]
    pub root: PathBuf,

    #[arg(
        long,
        value_name = say("HOST", "地址"),
        default_value = "127.0.0.1",
        help = say("The address or name to listen at [default: 127.0.0.1]", "监听的地址或主机名［默认：127.0.0.1］")
    )]
    pub host: String,

    #[arg(
        long,
        value_name = say("PORT", "端口"),
        default_value_t = 4000,
        help = say("The port, or the next one that is free [default: 4000]", "端口；被占用时用下一个空着的［默认：4000］")
    )]
    pub port: u16,

    #[arg(long, help = say("Open the browser", "打开浏览器"))]
    pub open: bool,

    #[arg(long, help = say("Bring up the page of the article that is edited", "改哪篇稿件，就翻到哪篇"))]
    pub follow: bool,

    #[arg(
        long,
        help = say("Show only what is public: no drafts, nothing of later days", "只显示已公开的，不含草稿和还没到时间的")
    )]
    pub public: bool,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    pub project: ProjectArgs,

    #[arg(
        long,
        value_name = say("HOST", "平台"),
        help = say(
            "Tell of this host's limits too: cloudflare, github, gitlab or netlify \
             [default: the target of site.toml]",
            "也检查这个托管平台的限制：cloudflare、github、gitlab 或 netlify\
             ［默认：site.toml 里的 target］"
        )
    )]
    pub host: Option<Host>,
}

impl ValueEnum for Host {
    fn value_variants<'h>() -> &'h [Host] {
        &Host::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.facts().key).help(self.facts().name))
    }
}

#[derive(Debug, Args)]
pub struct PicturesArgs {
    #[arg(long, default_value = ".", value_name = say("FOLDER", "文件夹"), help = root_help())]
    pub root: PathBuf,

    #[arg(
        long,
        value_name = say("PART", "份"),
        value_parser = shard,
        help = say(
            "Make the pictures of one part of the paper and keep them: 3/8 is the third of eight, each on a machine of \
             its own",
            "只做其中一份图片并存好：3/8 是八份里的第三份，可以分给几台机器做"
        )
    )]
    pub shard: Option<Shard>,

    #[arg(
        long,
        value_name = say("FORM", "格式"),
        default_value = "text",
        help = say(
            "How to list them: text (for people) or json, on standard output [default: text]",
            "怎样列出：text（给人看）或 json，写到标准输出［默认：text］"
        )
    )]
    pub format: PicturesFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PicturesFormat {
    Text,
    Json,
}

#[derive(Debug, Args)]
pub struct ExportArgs {
    #[arg(long, default_value = ".", value_name = say("FOLDER", "文件夹"), help = root_help())]
    pub root: PathBuf,

    #[arg(
        long,
        short,
        value_name = say("FILE", "文件"),
        help = say(
            "The file to write, relative to the paper's folder [default: standard output]",
            "写到哪个文件，从本报的文件夹算起［默认：标准输出］"
        )
    )]
    pub output: Option<PathBuf>,

    #[arg(
        long,
        value_name = say("FORM", "格式"),
        default_value = "ndjson",
        help = say(
            "The form: ndjson, one JSON object a line [default: ndjson]",
            "格式：ndjson，一行一个 JSON 对象［默认：ndjson］"
        )
    )]
    pub format: ExportFormat,

    #[arg(long, value_name = say("URL", "网址"), help = base_url_help())]
    pub base_url: Option<String>,

    #[arg(long, value_name = say("RFC 3339", "时间"), help = now_help())]
    pub now: Option<jiff::Timestamp>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    Ndjson,
}

#[derive(Debug, Args)]
pub struct SearchArgs {
    #[arg(
        value_name = say("QUESTION", "检索词"),
        allow_hyphen_values = true,
        help = say(
            "What to look for: words, \"an exact phrase\", -without, author:, title:, section:, page:, from:, to:, begin*",
            "要找的词：可以写几个词、“完整的一句”、-不要的词、作者:、标题:、栏目:、版:、自:、至:、英文词头*"
        )
    )]
    pub question: String,

    #[arg(long, default_value = ".", value_name = say("FOLDER", "文件夹"), help = root_help())]
    pub root: PathBuf,

    #[arg(
        long,
        short,
        value_name = say("FOLDER", "文件夹"),
        default_value = "public",
        help = say(
            "Where the site lies, relative to the paper's folder [default: public]",
            "网站放在哪里，从本报的文件夹算起［默认：public］"
        )
    )]
    pub output: PathBuf,

    #[arg(
        long,
        value_name = say("NUMBER", "篇数"),
        default_value_t = 10,
        help = say("How many articles to show; 0 is all [default: 10]", "最多列出多少篇；0 是全部［默认：10］")
    )]
    pub limit: usize,

    #[arg(
        long,
        value_name = say("FORM", "格式"),
        default_value = "text",
        help = say(
            "How to list them: text (for people) or json, on standard output [default: text]",
            "怎样列出：text（给人看）或 json，写到标准输出［默认：text］"
        )
    )]
    pub format: SearchFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SearchFormat {
    Text,
    Json,
}

#[derive(Debug, Args)]
pub struct ExplainArgs {
    #[arg(
        value_name = say("CODE", "代号"),
        help = say(
            "The code, as messages show it in brackets; without one, all codes are listed",
            "提示里方括号中的代号；不写就列出全部代号"
        )
    )]
    pub code: Option<String>,
}

#[derive(Debug, Args)]
pub struct NewArgs {
    #[arg(long, default_value = ".", value_name = say("FOLDER", "文件夹"), global = true, help = root_help())]
    pub root: PathBuf,

    #[command(subcommand)]
    pub what: NewCommand,
}

#[derive(Debug, Subcommand)]
pub enum NewCommand {
    #[command(about = say("A folder for a day's paper, with its edition.yaml", "为一天的报纸建好文件夹和 edition.yaml"))]
    Edition {
        #[arg(
            value_name = say("DATE", "日期"),
            help = say("The day [default: today in the paper's time zone]", "日期［默认：本报所在时区的今天］")
        )]
        date: Option<String>,
    },
    #[command(about = say("An article, numbered after the last of its edition", "新建一篇稿件，序号接着这一期的最后一篇"))]
    Article {
        #[arg(value_name = say("TITLE", "标题"), help = say("The headline", "标题"))]
        title: String,
        #[arg(
            long,
            value_name = say("DATE", "日期"),
            help = say("The edition's day [default: the newest edition]", "哪一期，写日期［默认：最新一期］")
        )]
        edition: Option<String>,
        #[arg(long, value_name = say("NAME", "栏目"), help = say("The section, as site.toml lists it", "栏目，要和 site.toml 里的一样"))]
        section: Option<String>,
        #[arg(long, value_name = say("NUMBER", "版次"), help = say("The newspaper page, as in 1 or A01", "版次，如 1 或 A01"))]
        page: Option<String>,
    },
}

#[derive(Debug, Args)]
pub struct InitArgs {
    #[arg(
        value_name = say("FOLDER", "文件夹"),
        help = say("The folder to make; it must not exist or be empty", "要新建的文件夹；已经有的话，必须是空的")
    )]
    pub folder: PathBuf,

    #[arg(
        long,
        value_name = say("TITLE", "报名"),
        help = say("The paper's name [default: 我的日报 or The Daily]", "报名［默认：我的日报，英文报是 The Daily］")
    )]
    pub title: Option<String>,

    // Takes the place of the option of all commands: whoever begins a paper in a language reads that language.
    #[arg(
        long,
        value_name = say("TAG", "语言"),
        help = say(
            "Language of the paper and its first texts: Chinese for zh-…, English for any other [default: zh-CN]",
            "本报和所附样稿的语言：zh-… 用中文，其他都用英文［默认：zh-CN］"
        ),
        default_value = "zh-CN"
    )]
    pub language: String,
}

#[derive(Debug, Args)]
pub struct SchemaArgs {
    #[arg(
        value_name = say("FILE", "文件"),
        default_value = "front-matter",
        help = say(
            "Which file: site (site.toml), edition (edition.yaml), front-matter (the head of an article), edition-json \
             (the edition.json of the finished site) [default: front-matter]",
            "哪种文件：site（site.toml）、edition（edition.yaml）、front-matter（稿头）、edition-json（生成的网站里的 \
             edition.json）［默认：front-matter］"
        )
    )]
    pub of: SchemaOf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum SchemaOf {
    /// site.toml
    Site,
    /// edition.yaml
    Edition,
    FrontMatter,
    /// The edition.json of the finished site.
    EditionJson,
}

#[derive(Debug, Args)]
pub struct CompletionsArgs {
    #[arg(
        value_name = say("SHELL", "种类"),
        help = say("Which shell: bash, elvish, fish, powershell or zsh", "哪种命令行：bash、elvish、fish、powershell 或 zsh")
    )]
    pub shell: clap_complete::Shell,
}

/// A tag of a language that newsprint speaks.
fn language(tag: &str) -> Result<String, String> {
    Language::of_tag(tag).map(|_| tag.to_owned()).ok_or_else(|| say("write zh or en", "请写 zh 或 en").to_owned())
}

/// A part of all pictures.
fn shard(text: &str) -> Result<Shard, String> {
    Shard::parse(text).ok_or_else(|| say("write a part as in 3/8", "请写成 3/8 这样").to_owned())
}

impl Cli {
    /// The grammar with its help in a language.
    pub fn grammar(language: Language) -> clap::Command {
        LANGUAGE.set(language);
        let mut grammar = dressed(<Cli as CommandFactory>::command(), language);
        grammar.build();
        if language == Language::Chinese { in_chinese(grammar) } else { grammar }
    }

    /// What a command line says.
    pub fn read(arguments: &[OsString], language: Language) -> Result<Cli, clap::Error> {
        let mut grammar = Cli::grammar(language);
        let matches = grammar.try_get_matches_from_mut(arguments)?;
        Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut grammar))
    }
}

/// Help as we write it: values stand in the sentences, and what clap would add by itself has words of ours.
fn dressed(grammar: clap::Command, language: Language) -> clap::Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help(say("Print help", "显示帮助"));
    let mut grammar = grammar
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .mut_args(|arg| {
            let takes_values = arg.get_action().takes_values();
            arg.hide_default_value(takes_values).hide_possible_values(takes_values)
        })
        .mut_subcommands(|command| dressed(command, language))
        .arg(help);
    if grammar.get_name() == "newsprint" {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        grammar = grammar.disable_version_flag(true).arg(version.help(say("Print version", "显示版本")));
    }
    if language == Language::English {
        return grammar;
    }
    let heading = |arg: Arg| if arg.is_positional() { arg.help_heading("参数") } else { arg.help_heading("选项") };
    grammar
        .help_template("{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}")
        .subcommand_help_heading("命令")
        .mut_args(heading)
}

/// The usage of every command with the one word that clap has no name for.
fn in_chinese(grammar: clap::Command) -> clap::Command {
    let usage = grammar.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", "[选项]").replace("<COMMAND>", "<命令>");
    grammar.override_usage(usage).mut_subcommands(in_chinese)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The help of a command and of all below it.
    fn helps(command: &mut clap::Command, is_long: bool) -> String {
        let own = if is_long { command.render_long_help() } else { command.render_help() };
        let below = command.get_subcommands_mut().map(|command| helps(command, is_long));
        let below: Vec<String> = below.collect();
        format!("{own}\n{}", below.join("\n"))
    }

    #[test]
    fn the_grammar_holds_together() {
        for language in Language::ALL {
            Cli::grammar(language).debug_assert();
        }
    }

    #[test]
    fn every_help_is_in_one_language() {
        for is_long in [false, true] {
            let chinese = helps(&mut Cli::grammar(Language::Chinese), is_long);
            for word in
                ["Usage", "Options", "Arguments", "Commands", "Print", "[default", "[possible", "Examples", "OPTIONS"]
            {
                assert!(!chinese.contains(word), "{word}: {chinese}");
            }
            let english = helps(&mut Cli::grammar(Language::English), is_long);
            let is_han = |c: char| ('\u{4e00}'..'\u{9fff}').contains(&c);
            // A headline and a name are examples.
            let english = english.replace("港湾电车开通", "").replace("我的日报", "");
            assert!(!english.contains(is_han), "{english}");
        }
    }

    #[test]
    fn each_value_of_an_option_stands_in_its_help() {
        let help = helps(&mut Cli::grammar(Language::Chinese), false);
        let hosts = Host::ALL.iter().map(|host| host.facts().key.to_owned());
        let forms = Format::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let files = SchemaOf::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let lists = PicturesFormat::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let lines = ExportFormat::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        for value in hosts.chain(forms.chain(files).chain(lists).chain(lines).map(|value| value.get_name().to_owned()))
        {
            assert!(help.contains(&value), "{value}");
        }
    }
}
