//! Rules of templates and of the words of the interface.

use crate::diagnostic::declare::rules;
use crate::diagnostic::phrases::phrases;

rules! {
    unclosed_tag(tag: &str, end: &str) {
        "unclosed-tag", Error, Fixed,
        summary: ["a tag of a template is never closed", "模板里有标签没有结束"],
        message: ["this `{tag}` is never closed", "这个 `{tag}` 没有结束"],
        help: ["write `{end}` where it ends", "在它结束的地方写上 `{end}`"],
        about: [
            "Every `if`, `for`, `block`, `filter` and `set` of several lines has an end of its own: `{% endif %}`, `{% endfor %}`. Tags are nested like boxes, so what is opened inside another tag is closed before that one.",
            "`if`、`for`、`block`、`filter` 和占几行的 `set` 都要有自己的结束标签：`{% endif %}`、`{% endfor %}`。标签一层套一层，里面打开的要先结束。"
        ],
        wrong: "-- templates/article.html --\n{% if title %}\n<h1>{{ title }}</h1>\n",
        right: "-- templates/article.html --\n{% if title %}\n<h1>{{ title }}</h1>\n{% endif %}\n",
    }

    stray_end_tag(tag: &str, opening: &str) {
        "stray-end-tag", Error, Fixed,
        summary: ["an end tag of a template closes nothing", "模板里有多余的结束标签"],
        message: ["this `{tag}` closes nothing", "这个 `{tag}` 前面没有开头"],
        help: ["take it out, or write `{opening}` where it begins", "把它删掉，或者在开头写上 `{opening}`"],
        about: [
            "An end tag belongs to the tag of its kind that was opened last before it. Here none is open any more: either the first one is missing, or the end was written twice.",
            "结束标签对应前面最近打开的同类标签。这里已经没有打开的了：不是漏了开头，就是结束写了两遍。"
        ],
        wrong: "-- templates/article.html --\n<h1>{{ title }}</h1>\n{% endif %}\n",
        right: "-- templates/article.html --\n<h1>{{ title }}</h1>\n",
    }

    unclosed_braces(mark: &str, end: &str) {
        "unclosed-braces", Error, Fixed,
        summary: ["an expression, tag, comment or text of a template has no end", "模板里的括号或引号没有关上"],
        message: ["`{mark}` is opened here and never closed", "这里的 `{mark}` 没有关上"],
        help: ["close it with `{end}`", "用 `{end}` 关上"],
        about: [
            "Values stand between `{{` and `}}`, tags between `{%` and `%}`, comments between `{#` and `#}`, and texts inside them in quotation marks. Without its end, all that follows is taken for a part of it.",
            "要显示的内容写在 `{{` 和 `}}` 之间，标签写在 `{%` 和 `%}` 之间，注释写在 `{#` 和 `#}` 之间，里面的文字用半角引号括起来。没有关上，后面的就全算在里面。"
        ],
        wrong: "-- templates/article.html --\n<h1>{{ title }</h1>\n",
        right: "-- templates/article.html --\n<h1>{{ title }}</h1>\n",
    }

    unknown_variable(name: &str) {
        "unknown-variable", Error, Fixed,
        summary: ["a template shows what it does not have", "模板用了不存在的变量"],
        message: ["`{name}` is not defined here", "这里没有 `{name}` 这个变量"],
        about: [
            "A template is given the variables that docs/theming.md lists for it, and no others. One that is there for some articles only is asked for first: `{% if x is defined %}`, or has a value for the other cases: `{{ x | default(value=\"\") }}`.",
            "每个模板能用的变量都列在 docs/theming.md 里。只有部分稿件才有的，先判断有没有：`{% if x is defined %}`；或者写明没有时用什么：`{{ x | default(value=\"\") }}`。"
        ],
        wrong: "-- templates/article.html --\n<h1>{{ titel }}</h1>\n",
        right: "-- templates/article.html --\n<h1>{{ title }}</h1>\n",
    }

    unknown_filter(name: &str) {
        "unknown-filter", Error, Fixed,
        summary: ["a template names a filter that there is not", "模板用了不存在的过滤器"],
        message: ["unknown filter `{name}`", "没有 `{name}` 这个过滤器"],
        help: [
            "beside Tera's filters there are `date`, `until`, `weekday`, `breakable`, `json` and `finished`",
            "除 Tera 自带的以外，还有 `date`、`until`、`weekday`、`breakable`、`json` 和 `finished`"
        ],
        about: [
            "A filter stands behind a `|` and changes the value before it. Tera's own are described in its documentation; newsprint adds `date` and `weekday`, which write a day as readers say it, `breakable`, which breaks a headline between words, `json`, which is safe inside a script element, and `finished`, which shows what is finished HTML.",
            "过滤器写在 `|` 后面，用来改变前面的内容。Tera 自带的见它的文档；newsprint 另有 `date` 和 `weekday`，把日期写成读者看的样子，`breakable` 让标题只在词与词之间折行，`json` 可以放进 script 元素，`finished` 原样显示已经写好的 HTML。"
        ],
        wrong: "-- templates/article.html --\n<p>{{ title | shout }}</p>\n",
        right: "-- templates/article.html --\n<p>{{ title | upper }}</p>\n",
    }

    unknown_test(name: &str) {
        "unknown-test", Error, Fixed,
        summary: ["a template asks by a test that there is not", "模板用了不存在的判断"],
        message: ["unknown test `{name}`", "没有 `{name}` 这种判断"],
        about: [
            "A test stands behind `is`, as in `{% if x is defined %}`. All tests are Tera's own, and its documentation has them.",
            "判断写在 `is` 后面，如 `{% if x is defined %}`。全部判断都是 Tera 自带的，见它的文档。"
        ],
        wrong: "-- templates/article.html --\n{% if title is there %}{{ title }}{% endif %}\n",
        right: "-- templates/article.html --\n{% if title is defined %}{{ title }}{% endif %}\n",
    }

    unknown_function(name: &str) {
        "unknown-function", Error, Fixed,
        summary: ["a template calls a function that there is not", "模板用了不存在的函数"],
        message: ["unknown function `{name}`", "没有 `{name}` 这个函数"],
        about: [
            "Functions are Tera's own: `range`, `throw` and `super`. What changes a value is a filter and stands behind `|`; what is repeated is a component and is called by `{{ <name /> }}`.",
            "函数只有 Tera 自带的：`range`、`throw` 和 `super`。改变内容用过滤器，写在 `|` 后面；重复的部分做成组件，用 `{{ <name /> }}` 调用。"
        ],
        wrong: "-- templates/article.html --\n<p>{{ now() }}</p>\n",
        right: "-- templates/article.html --\n<p>{{ edition.date }}</p>\n",
    }

    unknown_component(name: &str) {
        "unknown-component", Error, Fixed,
        summary: ["a template calls a component that there is not", "模板用了不存在的组件"],
        message: ["unknown component `{name}`", "没有 `{name}` 这个组件"],
        help: ["components are in `templates/components.html`", "组件在 `templates/components.html` 里"],
        about: [
            "Components are the parts that several templates share, such as a headline with its kicker. The built-in theme's stand in `components.html`. A project's own file of that name takes its place as a whole, so it needs all components that other templates call.",
            "组件是几个模板共用的部分，比如带引题的标题。内置主题的组件在 `components.html` 里。自己写一个同名文件，就整个代替了它，别的模板要用的组件都得写上。"
        ],
        wrong: "-- templates/article.html --\n{{ <nameplate /> }}\n",
        right: "-- templates/article.html --\n<h1>{{ title }}</h1>\n",
    }

    missing_template(name: &str) {
        "missing-template", Error, Fixed,
        summary: ["a template names another that is not there", "模板引用的模板不存在"],
        message: ["missing template `{name}`", "没有 `{name}` 这个模板"],
        help: [
            "templates lie in `templates/`; a project's own file goes over the built-in one of its name",
            "模板放在 `templates/` 里；自己的文件会代替内置的同名模板"
        ],
        about: [
            "`{% extends %}` and `{% include %}` name a file below `templates/`, of the project or of the built-in theme. Look at its spelling and its folder: `parts/head.html`.",
            "`{% extends %}` 和 `{% include %}` 写的是 `templates/` 下面的文件，本报自己的或内置的都行。请看看拼写和文件夹对不对，如 `parts/head.html`。"
        ],
        wrong: "-- templates/article.html --\n{% extends \"frame.html\" %}\n",
        right: "-- templates/article.html --\n{% extends \"base.html\" %}\n",
    }

    circular_templates(chain: Vec<String>) {
        "circular-templates", Error, Fixed,
        summary: ["templates contain each other", "模板互相包含"],
        message: ["templates contain each other: {chain}", "模板互相包含：{chain}"],
        help: ["take one of the `extends` or `include` out", "去掉其中一个 `extends` 或 `include`"],
        about: [
            "A template that includes or extends itself, by way of others or at once, would have no end. What both need goes into a third file.",
            "模板直接或绕一圈又包含了自己，就没完没了。两边都要用的内容，请放进第三个文件。"
        ],
        wrong: "-- templates/article.html --\n{% include \"a.html\" %}\n-- templates/a.html --\n{% include \"article.html\" %}\n",
        right: "-- templates/article.html --\n{% include \"a.html\" %}\n-- templates/a.html --\n<h1>{{ title }}</h1>\n",
    }

    unknown_template(name: &str) {
        "unknown-template", Error, Fixed,
        summary: ["an article, a section or a kind of article names a template that there is not", "稿件、栏目或体裁用了不存在的模板"],
        message: ["unknown template `{name}`", "没有 `{name}` 这个模板"],
        about: [
            "Templates for articles lie in `templates/` itself and are named without folder and ending: `template: long-read` takes `templates/long-read.html`. The name is of letters, digits, `-` and `_`. Built-in templates of other pages show no articles; `article` stands for the usual one, and for standing articles `standing`.",
            "给稿件用的模板直接放在 `templates/` 里，写名字时不带文件夹和扩展名：`模板: 长篇` 用的是 `templates/长篇.html`。名字只用汉字、字母、数字、`-` 和 `_`。内置的其他页面模板不能给稿件用；`article` 是平常的稿件模板，常设页面平常的模板是 `standing`。"
        ],
        wrong: "-- templates/long-read.html --\n{% extends \"article.html\" %}\n-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\ntemplate: longread\n---\n\n正文。\n",
        right: "-- templates/long-read.html --\n{% extends \"article.html\" %}\n-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\ntemplate: long-read\n---\n\n正文。\n",
    }

    unused_hook() {
        "unused-hook", Warning, Free,
        summary: ["a hook is shown nowhere", "挂接文件没有用到"],
        message: ["no template shows this hook", "没有模板用到这个挂接文件"],
        about: [
            "What lies in `templates/hooks/` is put into the built-in templates at the places that its name says: `head_end.html`, `masthead.html`, `article_end.html`, `page_end.html`. A file of another name stands nowhere, unless a template of your own includes it. A template of your own in place of a built-in one keeps its hooks when it keeps their lines.",
            "`templates/hooks/` 里的文件按名字放进内置模板的固定位置：`head_end.html`、`masthead.html`、`article_end.html`、`page_end.html`。名字不对就哪儿也不显示，除非自己的模板引用了它。用自己的模板代替内置模板时，要保留引用这些文件的那一行。"
        ],
        wrong: "-- templates/hooks/article-end.html --\n<p>本报微信公众号：临澜日报</p>\n",
        right: "-- templates/hooks/article_end.html --\n<p>本报微信公众号：临澜日报</p>\n",
    }

    template_syntax(problem: &str) {
        "template-syntax", Error, Fixed,
        summary: ["a template cannot be read", "模板看不懂"],
        message: ["the template cannot be read here: {problem}", "模板这里看不懂：{problem}"],
        help: [
            "docs/theming.md shows how templates are written",
            "模板的写法见 docs/theming.md"
        ],
        about: [
            "Templates are written in Tera's language: `{{ value | filter }}`, `{% if a and b %}`, `{% for x in list %}`. Nothing was built, since a page without its template cannot be made.",
            "模板用 Tera 的写法：`{{ value | filter }}`、`{% if a and b %}`、`{% for x in list %}`。没有模板做不出页面，所以什么也没有生成。"
        ],
        wrong: "-- templates/article.html --\n{% if title = \"港\" %}{% endif %}\n",
        right: "-- templates/article.html --\n{% if title == \"港\" %}{% endif %}\n",
    }

    template_failed(problem: &str) {
        "template-failed", Error, Fixed,
        summary: ["a template fails on what it is given", "模板处理不了这里的内容"],
        message: ["the template fails here: {problem}", "模板执行到这里出错：{problem}"],
        help: [
            "look at the kind of the value: docs/theming.md lists what each variable is",
            "请看看这个变量是什么：docs/theming.md 里列着每个变量的内容"
        ],
        about: [
            "The template was read, but while it made a page, a value was of another kind than it takes it for: a text where a number is added, a list where a date is written.",
            "模板本身看得懂，生成页面时，某个变量却不是它以为的那种：把文字当数来加，把一串内容当日期来写。"
        ],
        wrong: "-- templates/article.html --\n<p>{{ title | date }}</p>\n",
        right: "-- templates/article.html --\n<p>{{ edition.date | date }}</p>\n",
    }

    bad_interface_words(problem: &str) {
        "bad-interface-words", Error, Fixed,
        summary: ["a file of interface words is no TOML", "界面文字的文件读不了"],
        message: ["the words of the interface cannot be read: {problem}", "界面文字读不了：{problem}"],
        help: ["write `name = \"text\"`, one a line", "一行一条，写成 `名称 = \"文字\"`"],
        about: [
            "The words of the interface stand in `templates/strings/`, a file a language, as TOML: a name, an equals sign, and the text in quotation marks. A project's own file only needs the words that it changes.",
            "界面文字放在 `templates/strings/` 里，一种语言一个 TOML 文件：名称、等号、半角引号括起来的文字。自己的文件只写要改的就行。"
        ],
        wrong: "-- templates/strings/zh-CN.toml --\narchive = 旧报\n",
        right: "-- templates/strings/zh-CN.toml --\narchive = \"旧报\"\n",
    }
}

phrases! {
    add_template(name: &str) = [
        "add the file `templates/{name}.html`, or correct the name",
        "请加上文件 `templates/{name}.html`，或者改正名字"
    ];
    template_of_others(name: &str) = [
        "`{name}.html` shows other pages; give yours another name",
        "`{name}.html` 是别的页面用的模板，请给自己的换个名字"
    ];
    template_name() = [
        "write the name of a file in `templates/` without folder and `.html`, of letters, digits, `-` and `_`",
        "请写 `templates/` 里的文件名，不带文件夹和 `.html`，只用汉字、字母、数字、`-` 和 `_`"
    ];
    hooks_are(names: Vec<String>) = ["the hooks are {names}", "能用的名字是 {names}"];
    include_hook(name: &str) = [
        "a template of your own lacks the line of the built-in one: `{% include \"{name}\" %}`",
        "自己的模板里少了内置模板的这一句：`{% include \"{name}\" %}`"
    ];
    there_are(names: Vec<String>) = ["there are {names}", "这里有 {names}"];
    ask_first(name: &str) = [
        "docs/theming.md lists the variables of each template; `{% if {name} is defined %}` asks for one",
        "每个模板的变量见 docs/theming.md；不一定有的，先写 `{% if {name} is defined %}`"
    ];
}
