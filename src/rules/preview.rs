//! Rules of the preview server.

use crate::diagnostic::Text;
use crate::diagnostic::declare::rules;
use crate::diagnostic::phrases::phrases;

rules! {
    cannot_listen(host: &str, port: u64, reason: Text) {
        "cannot-listen", Error, Fixed,
        summary: ["the preview cannot listen at its address", "预览用不了这个地址"],
        message: ["cannot listen at {host}, port {port}: {reason}", "用不了地址 {host}、端口 {port}：{reason}"],
        about: [
            "The preview is a web server on this machine. Its address must be one of this machine's, and its port one that is free and that this user may take.",
            "预览是本机上的一个网页服务器。地址要是本机的，端口要空着，而且这个用户有权使用。"
        ],
        wrong: "$ newsprint serve --host 192.0.2.1",
        right: "# newsprint serve --host 127.0.0.1",
    }

    cannot_start(reason: Text) {
        "cannot-start", Error, Fixed,
        summary: ["the preview cannot start", "预览启动不了"],
        message: ["the server cannot start: {reason}", "预览启动不了：{reason}"],
        about: [
            "The system gave the preview no threads or no memory to begin with. Close other programs and try again.",
            "系统没有给预览足够的线程或内存。请关掉别的程序再试。"
        ],
        wrong: "# 系统的线程数用完了。",
        right: "# 关掉别的程序，再启动预览。",
    }

    cannot_watch(reason: Text) {
        "cannot-watch", Error, Fixed,
        summary: ["the paper's files cannot be watched", "没法留意文件的变化"],
        message: ["the paper's files cannot be watched: {reason}", "没法留意报纸文件的变化：{reason}"],
        about: [
            "The preview builds when the system tells it that a file changed. Here the system does not, or watches as many files for this user as it may. Saved articles would then not show.",
            "文件一变，系统会通知预览，预览就重新生成。现在系统没法通知，或者替这个用户留意的文件已经到了上限，存了稿件，预览也不会更新。"
        ],
        wrong: "# 系统留意的文件数到了上限。",
        right: "# 提高上限，再启动预览。",
    }

    unexpected_end() {
        "unexpected-end", Error, Fixed,
        summary: ["a build in the preview came to an unexpected end", "预览里的一次生成意外中断"],
        message: ["the build came to an unexpected end", "这次生成意外中断了"],
        help: [
            "this is a mistake of newsprint, please report it; the next change is another try",
            "这是 newsprint 自己的问题，请告诉我们；下次存稿会再试一次"
        ],
        about: [
            "Something happened that newsprint's authors did not foresee. The preview shows the last good build and goes on; the next change is built as usual.",
            "出了 newsprint 的作者没有料到的情况。预览还是上一次生成成功的样子，下次有变化会照常生成。"
        ],
        wrong: "# newsprint 自己出错。",
        right: "# 再存一次稿件。",
    }
}

phrases! {
    port_above() = ["choose a port above 1023 with `--port`", "用 `--port` 选一个 1023 以上的端口"];
    another_port() = ["choose another port with `--port`", "用 `--port` 换一个端口"];
    addresses() = [
        "`--host` is `127.0.0.1`, `::1`, `0.0.0.0`, or another address or name of this machine",
        "`--host` 可以是 `127.0.0.1`、`::1`、`0.0.0.0`，或者本机的其他地址、主机名"
    ];
    watches_no_more() = ["the system watches no more files for this user", "系统没法再替这个用户留意更多文件"];
    raise_limits() = [
        "on Linux, raise the limits: `sudo sysctl fs.inotify.max_user_watches=1048576 fs.inotify.max_user_instances=1024`",
        "在 Linux 上提高上限：`sudo sysctl fs.inotify.max_user_watches=1048576 fs.inotify.max_user_instances=1024`"
    ];
    keep_limits() = [
        "put the same two lines into a file in /etc/sysctl.d/ to keep them",
        "要一直有效，把这两项写进 /etc/sysctl.d/ 里的一个文件"
    ];
    no_reason() = ["the system gives no reason", "系统没有说原因"];
    may_go_unseen() = [
        "from here on changes may go unseen; start the preview again",
        "从现在起，文件改了，预览可能不更新；请重新启动预览"
    ];
}
