# English for every screen of the house; the source language is Chinese.
# Update: python -m tests.rules.messages write
msgid ""
msgstr ""
"Project-Id-Version: gonghui\n"
"Language: en\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "端口 {port} 已被占用。请先停掉占用它的程序，或用 --port 换一个端口。"
msgstr "Port {port} is in use. Stop the program that uses it, or choose another with --port."

msgid "不能在 {host} 上提供服务：这不是本机的地址。请用 --host 换一个地址。"
msgstr "Cannot serve on {host}: this machine does not have that address. Choose another with --host."

msgid "没有给备份上锁的口令。请用 --key-file 指明口令文件，或设置 GONGHUI_BACKUP_KEY；还没有口令文件，就先运行 gonghui backup --new-key 文件名 生成。"
msgstr "There is no passphrase to lock the backup with. Name its file with --key-file or set GONGHUI_BACKUP_KEY; if there is none yet, make one with gonghui backup --new-key FILE."

msgid "备份口令至少要 {least} 个字，现在是 {given} 个。请换一个长的，或用 --new-key 生成。"
msgstr "A backup passphrase needs at least {least} characters; this one has {given}. Take a longer one, or make one with --new-key."

msgid "{path} 已经存在，没有覆盖。请换一个文件名。"
msgstr "{path} exists already and was left as it is. Please take another name."

msgid "找不到 {tool}。请安装 PostgreSQL 客户端（apt install postgresql-client）后再试。"
msgstr "{tool} is missing. Install the PostgreSQL client (apt install postgresql-client) and try again."

msgid "{tool} 没有成功：{fault}"
msgstr "{tool} did not succeed: {fault}"

msgid "磁盘空间不够，备份没有写成，也没有留下半个文件。请清理磁盘或换一个 --to 文件夹。"
msgstr "The disk has no room: no backup was written, and no half file was left. Make room, or choose another folder with --to."

msgid "找不到 {path}。"
msgstr "{path} cannot be found."

msgid "要恢复到的地方已经有数据（{what}），没有动它。请换一个空文件夹；确定要替换，就加上 --replace。"
msgstr "There are data already where the backup would go ({what}); nothing was touched. Choose an empty folder, or add --replace if you are sure."

msgid "这份备份来自 {theirs}，这里用的是 {ours}。请把 DATABASE_URL 设成同一种数据库再恢复。"
msgstr "This backup is from {theirs}, and {ours} is used here. Set DATABASE_URL to the same kind of database and restore again."

msgid "这份备份打不开：口令不对，或文件已经损坏（{where}）。请换一份备份，或核对口令。"
msgstr "This backup cannot be opened: the passphrase is wrong or the file is damaged ({where}). Take another backup, or check the passphrase."

msgid "口令文件；也可以用环境变量 GONGHUI_BACKUP_KEY 指明"
msgstr "file with the passphrase; GONGHUI_BACKUP_KEY may name it as well"

msgid "备份口令："
msgstr "Backup passphrase: "

msgid "数据文件夹不存在。"
msgstr "The data folder does not exist."

msgid "请运行 gonghui init，或检查环境变量 GONGHUI_DATA。"
msgstr "Run gonghui init, or check the environment variable GONGHUI_DATA."

msgid "磁盘只剩 {percent}%，写满后将无法办理业务。"
msgstr "Only {percent}% of the disk is free; once it is full, nothing can be handled any more."

msgid "请清理磁盘或扩容，至少留出 {least}%。"
msgstr "Free some space or add some; keep at least {least}% free."

msgid "磁盘还剩 {percent}%。"
msgstr "{percent}% of the disk is free."

msgid "数据文件夹能被本机其他用户读取。"
msgstr "Other users of this machine can read the data folder."

msgid "请运行 chmod 700 {path}。"
msgstr "Run chmod 700 {path}."

msgid "数据文件夹不对其他用户开放。"
msgstr "The data folder is closed to other users."

msgid "还没有数据库。"
msgstr "There is no database yet."

msgid "新机器请运行 gonghui init；已有数据请检查环境变量 GONGHUI_DATA。"
msgstr "On a new machine run gonghui init; if you have data, check the environment variable GONGHUI_DATA."

msgid "连接不上数据库。"
msgstr "The database cannot be reached."

msgid "请检查 DATABASE_URL 和 GONGHUI_DATA，确认数据库已启动。"
msgstr "Check DATABASE_URL and GONGHUI_DATA, and that the database is running."

msgid "数据库不能写入。"
msgstr "The database cannot be written to."

msgid "请检查数据文件夹的所有者和权限，或主备库的切换状态。"
msgstr "Check who owns the data folder and its permissions, or which of the two database servers is the primary."

msgid "数据库可以读写。"
msgstr "The database can be read and written."

msgid "无法核对数据表的版本。"
msgstr "The version of the tables cannot be checked."

msgid "请先让数据库可以连接。"
msgstr "First make the database reachable."

msgid "数据表还不是当前版本，有 {count} 项更新未执行。"
msgstr "The tables are not up to date: migrations to run: {count}."

msgid "请先备份，再运行 gonghui migrate；新机器请运行 gonghui init。"
msgstr "Make a backup, then run gonghui migrate; on a new machine run gonghui init."

msgid "数据表是当前版本。"
msgstr "The tables are up to date."

msgid "新机器请运行 gonghui init；旧数据请从备份中取回 keys 文件夹，没有它就打不开身份证号等加密内容。"
msgstr "On a new machine run gonghui init; for existing data bring the keys folder back from the backup. Without it, identity numbers and other sealed values cannot be opened."

msgid "没有加密密钥。"
msgstr "There is no encryption key."

msgid "加密密钥读不出来。"
msgstr "The encryption keys cannot be read."

msgid "密钥文件 {names} 能被其他用户读取。"
msgstr "Other users can read the key file {names}."

msgid "请运行 chmod 600 {path}/*。"
msgstr "Run chmod 600 {path}/*."

msgid "加密密钥可用，且只有本程序能读。"
msgstr "The encryption keys work, and only this program can read them."

msgid "签名密钥还是默认值，任何人都能伪造登录。"
msgstr "The signing key is still the default; anyone could forge a sign-in."

msgid "请运行 gonghui init 生成，或设置 GONGHUI_SECRET。"
msgstr "Run gonghui init to make one, or set GONGHUI_SECRET."

msgid "签名密钥是本机自己的。"
msgstr "The signing key is this machine's own."

msgid "调试模式开着，出错时会显示内部信息。"
msgstr "Debug mode is on; errors would show internal details."

msgid "请去掉环境变量 GONGHUI_DEBUG 后重启。"
msgstr "Remove the environment variable GONGHUI_DEBUG and restart."

msgid "调试模式已关闭。"
msgstr "Debug mode is off."

msgid "GONGHUI_HOSTS 写成了 *，会接受任何域名。"
msgstr "GONGHUI_HOSTS is set to *, so any host name is accepted."

msgid "请写明本单位使用的域名。"
msgstr "Name the host names your union uses."

msgid "对外地址 {host} 没有使用 HTTPS，密码和个人信息会明文传输。"
msgstr "The public address {host} does not use HTTPS; passwords and personal information would travel in plain text."

msgid "请按《运维手册》配置证书，并把 GONGHUI_ADDRESS 设为 https:// 开头的地址。"
msgstr "Set up a certificate as the operations manual says, and set GONGHUI_ADDRESS to an address that begins with https://."

msgid "对外使用 HTTPS。"
msgstr "The public address uses HTTPS."

msgid "只在本机访问，不需要 HTTPS。"
msgstr "Used on this machine only; HTTPS is not needed."

msgid "演示模式开在了对外地址上，验证码会公开显示。"
msgstr "Demo mode is on at a public address; one-time codes would be shown to everyone."

msgid "请去掉环境变量 GONGHUI_DEMO。"
msgstr "Remove the environment variable GONGHUI_DEMO."

msgid "没有在对外地址上开演示模式。"
msgstr "Demo mode is not on at a public address."

msgid "本机时钟不准，与数据相差 {minutes} 分钟，办理期限会算错。"
msgstr "This machine's clock is {minutes} minutes off from the data; deadlines would be wrong."

msgid "请开启时间同步（timedatectl set-ntp true）后重启服务。"
msgstr "Turn on time synchronization (timedatectl set-ntp true), then restart the service."

msgid "本机时钟与数据一致。"
msgstr "This machine's clock agrees with the data."

msgid "请用 gonghui serve 启动；它会同时运行网页、后台任务和定时任务。"
msgstr "Start with gonghui serve; it runs the pages, the background tasks and the scheduled tasks together."

msgid "定时任务还没有运行过。"
msgstr "The scheduled tasks have never run."

msgid "定时任务从 {when} 起没有再运行，提醒和短信会停发。"
msgstr "The scheduled tasks have not run since {when}; reminders and text messages stand still."

msgid "定时任务在运行。"
msgstr "The scheduled tasks are running."

msgid "有 {count} 项后台任务多次失败，等待处理。"
msgstr "Background tasks that failed several times and wait for someone: {count}."

msgid "请运行 gonghui jobs list 查看。"
msgstr "Run gonghui jobs list to see them."

msgid "没有失败的后台任务。"
msgstr "No background task has failed."

msgid "请运行 gonghui backup，把备份放到另一台机器上；做法见《运维手册》。"
msgstr "Run gonghui backup and keep the file on another machine; see the operations guide."

msgid "还没有备份过，这台机器坏了数据就没有了。"
msgstr "There is no backup yet: if this machine breaks, the data are gone."

msgid "上一次备份是 {days} 天前。"
msgstr "The last backup is {days} days old."

msgid "最近备份过。"
msgstr "There is a recent backup."

msgid "口令文件写好了：{path}。请抄一份放到别处；没有它，备份谁也打不开。"
msgstr "The passphrase is written to {path}. Keep a copy elsewhere; without it nobody can open the backups."

msgid ""
"备份好了：{file}，{rows} 行数据，{files} 个文件。\n"
"密钥不在里面：请把 {keys} 另外抄一份，和备份、备份口令分三处保存。缺了它，身份证号等加密内容打不开。"
msgstr ""
"Backed up: {file}, {rows} rows, {files} files.\n"
"The keys are not in it: copy {keys} as well, and keep backup, passphrase and keys in three places. Without the keys, sealed values such as ID numbers cannot be opened."

msgid "有 {count} 处不安全，处理好之前请不要对外开放。"
msgstr "Unsafe points: {count}. Do not open this to others until they are dealt with."

msgid "没有发现不安全的地方。"
msgstr "Nothing unsafe was found."

msgid "密钥对得上。"
msgstr "The keys fit."

msgid "密钥还没有：请把另外保存的 keys 文件夹放回 {folder}，否则加密内容打不开。"
msgstr "The keys are missing: put the keys folder you kept apart back into {folder}, or sealed values cannot be opened."

msgid "这里的密钥和备份的不是一套：请换成备份那台机器的 keys 文件夹。"
msgstr "The keys here are not those of the backup: put the keys folder of the machine it was made on in their place."

msgid ""
"恢复好了：{rows} 行数据，{files} 个文件，和备份时一致。{keys_say}\n"
"接下来请运行 gonghui migrate 和 gonghui doctor，再启动。"
msgstr ""
"Restored: {rows} rows and {files} files, as they were. {keys_say}\n"
"Next run gonghui migrate and gonghui doctor, then start."

msgid "服务地址：http://{host}:{port}/　按 Ctrl+C 停止。"
msgstr "Serving at http://{host}:{port}/ Press Ctrl+C to stop."

msgid "已停止。"
msgstr "Stopped."

msgid "已强制停止，未完成的后台任务会重新执行。"
msgstr "Stopped at once; unfinished background tasks will run again."

msgid "这份备份完好：{made_at} 备份，{rows} 行数据，{files} 个文件，都核对过了。"
msgstr "This backup is whole: made {made_at}, {rows} rows, {files} files, all compared."

msgid "中文"
msgstr "中文"

msgid "English"
msgstr "English"

msgid "“{column}”这一格是公式，不能导入。请复制后用“选择性粘贴，只粘贴数值”再上传。"
msgstr "The cell “{column}” holds a formula and cannot be imported. Copy it, paste it as values only, then upload again."

msgid "Excel 把“{column}”当成数字，后几位已经丢了（{text}）。请把这一列设为“文本”，重新填写这个号码。"
msgstr "Excel took “{column}” for a number and its last digits are lost ({text}). Set this column to Text and type the number again."

msgid "没有找到认识的表头。请用《{names}》的样表，第一行表头里要有“{columns}”。"
msgstr "No known headings were found. Use the template “{names}”; its first heading row needs “{columns}”."

msgid "核对之后名册有了变动，还没有写入。请重新核对一次再确认。"
msgstr "The roster has changed since the check, and nothing has been written. Please check it again before you confirm."

msgid "这一批现在是“{state}”，不能写入。"
msgstr "This batch is now “{state}” and cannot be written."

msgid "这一批现在是“{state}”，没有可撤销的内容。"
msgstr "This batch is now “{state}”; there is nothing to undo."

msgid "不能撤销：第 {row} 行写入之后又办了别的事（{what}）。请先处理这件事。"
msgstr "It cannot be undone: something else was done on row {row} after it was written ({what}). Deal with that first."

msgid "{name} 正在导入同一个文件（{began} 开始）。请等它办完再看结果。"
msgstr "{name} is importing the same file (begun {began}). Wait until it is done, then look at the result."

msgid "没有编号为 {batch} 的导入批次。"
msgstr "There is no import batch with the number {batch}."

msgid "没有导入的原因"
msgstr "Why it was not imported"

msgid "排队中"
msgstr "In the queue"

msgid "正在核对"
msgstr "Checking"

msgid "核对完成，等您确认"
msgstr "Checked, waiting for you to confirm"

msgid "正在写入"
msgstr "Writing"

msgid "已写入"
msgstr "Written"

msgid "已撤销"
msgstr "Undone"

msgid "不能使用"
msgstr "Cannot be used"

msgid "这一批现在是“{state}”，没有要写入的内容。"
msgstr "This batch is now “{state}”; there is nothing to write."

msgid "正在核对“{file}”，还没有写入"
msgstr "Checking “{file}”; nothing is written yet"

msgid "正在写入“{file}”"
msgstr "Writing “{file}”"

msgid "正在撤销“{file}”，恢复原样"
msgstr "Undoing “{file}”, putting things back as they were"

msgid "行已经看过"
msgstr "rows looked at"

msgid "没有导入"
msgstr "Not imported"

msgid "新增"
msgstr "New"

msgid "更新"
msgstr "Updated"

msgid "没有变化"
msgstr "Unchanged"

msgid "导出什么"
msgstr "What to export"

msgid "做什么用"
msgstr "What it is for"

msgid "至少 4 个字，会记下来"
msgstr "At least 4 characters; it is kept on record"

msgid "请写明做什么用，至少 4 个字。"
msgstr "Please say what it is for, in at least 4 characters."

msgid "{name}-{day}.xlsx"
msgstr "{name}-{day}.xlsx"

msgid "导入到哪个工会"
msgstr "Import into which union"

msgid "名册文件"
msgstr "Roster file"

msgid ".xlsx 或 .csv，不超过 50 MB；表头在第几行、列的先后都不要紧"
msgstr ".xlsx or .csv, up to 50 MB; it does not matter in which row the headings are or in which order the columns come"

msgid "这个文件是空的，请换一个文件。"
msgstr "This file is empty. Please choose another."

msgid "文件超过 50 MB 了。请按工会拆成几个文件，分几次导入。"
msgstr "This file is larger than 50 MB. Please split it by union and import the parts one after another."

msgid "只认 .xlsx 和 .csv。老的 .xls 请在表格软件里另存为 .xlsx。"
msgstr "Only .xlsx and .csv can be read. Save an old .xls as .xlsx in your spreadsheet program first."

msgid "上传的文件已经不在了，请重新上传一次。"
msgstr "The uploaded file is no longer there. Please upload it again."

msgid "表格超过 {limit} 行。请分成几个文件，再上传。"
msgstr "The sheet has more than {limit} rows. Split it into several files, then upload again."

msgid "表格超过 {limit} 列。请删去用不到的列，再上传。"
msgstr "The sheet has more than {limit} columns. Delete those that are not needed, then upload again."

msgid "这个文件的工作表超过 {limit} 个。请只留下要导入的工作表，再上传。"
msgstr "This file has more than {limit} sheets. Keep only those to import, then upload again."

msgid "第 {row} 行附近的引号不成对，后面的内容无法分行。请在 Excel 里另存为 .xlsx，再上传。"
msgstr "The quotes near row {row} do not match, so what follows cannot be split into rows. Save it as .xlsx in Excel, then upload again."

msgid "认不出这个 .csv 文件的文字编码。请在 Excel 里另存为 .xlsx，再上传。"
msgstr "The text encoding of this .csv file is not known. Save it as .xlsx in Excel, then upload again."

msgid "是"
msgstr "Yes"

msgid "否"
msgstr "No"

msgid "试的次数太多了，先停一停。请过 15 分钟再试，或改用短信验证码登录；急用请找工会干部解锁。"
msgstr "Too many tries; let us pause. Try again in 15 minutes, or sign in with a code by text message; if it is urgent, ask a union officer to unlock your account."

msgid "手机号码或密码不对。请再看一遍，也可以改用短信验证码登录。"
msgstr "The phone number or password is not right. Look at them again, or sign in with a code by text message."

msgid "验证码不对。请看最新一条短信里的 6 位数字。"
msgstr "The code is not right. Use the 6 digits in the latest text message."

msgid "密码不对。请再试一次。"
msgstr "The password is not right. Please try again."

msgid "现在的密码不对。请再试一次。"
msgstr "The current password is not right. Please try again."

msgid "这个密码不到 15 位，只能和动态口令一起用。请用短信验证码登录，再换一个长一些的密码。"
msgstr "This password is shorter than 15 characters and only works together with an authenticator code. Sign in with a code by text message, then choose a longer password."

msgid "用密码"
msgstr "With a password"

msgid "用动态口令"
msgstr "With an authenticator code"

msgid "微信"
msgstr "WeChat"

msgid "钉钉"
msgstr "DingTalk"

msgid "华为浏览器"
msgstr "Huawei Browser"

msgid "小米浏览器"
msgstr "Xiaomi Browser"

msgid "安卓手机"
msgstr "Android phone"

msgid "鸿蒙手机"
msgstr "HarmonyOS phone"

msgid "Windows 电脑"
msgstr "Windows computer"

msgid "Mac 电脑"
msgstr "Mac computer"

msgid "Linux 电脑"
msgstr "Linux computer"

msgid "认不出的设备"
msgstr "Unknown device"

msgid "认不出的浏览器"
msgstr "Unknown browser"

msgid "{machine}上的{browser}"
msgstr "{browser} on {machine}"

msgid "接下来的事要紧，请用短信验证码再证明一次是您本人。"
msgstr "What comes next matters. Please prove once more, by SMS code, that it is you."

msgid "手机号码"
msgstr "Mobile number"

msgid "手机号码要 11 位，您填了 {count} 位。"
msgstr "A mobile number has 11 digits; you entered {count}."

msgid "手机号码以 1 开头，请再看一遍。"
msgstr "A mobile number begins with 1. Please look at it again."

msgid "至少 15 位；开通动态口令以后 8 位就够。可以是一句只有您知道的话，中文也行。"
msgstr "At least 15 characters, or 8 once you use an authenticator. It can be a sentence only you know, in any language."

msgid "密码"
msgstr "Password"

msgid "验证码"
msgstr "One-time code"

msgid "短信里的 6 位数字，10 分钟内有效。"
msgstr "The 6 digits in the text message, valid for 10 minutes."

msgid "现在的密码"
msgstr "Current password"

msgid "动态口令"
msgstr "Authenticator code"

msgid "验证器里现在显示的 6 位数字。"
msgstr "The 6 digits your authenticator shows now."

msgid "两遍填的密码不一样，请再填一遍。"
msgstr "The two passwords differ. Please enter them again."

msgid "验证器里现在显示的 6 位数字；手机不在身边，就填一个没用过的备用码。"
msgstr "The 6 digits your authenticator shows now; if you do not have your phone, enter an unused recovery code."

msgid "动态口令或备用码"
msgstr "Authenticator code or recovery code"

msgid "新密码"
msgstr "New password"

msgid "再填一遍新密码"
msgstr "New password again"

msgid "账号：accounts unlock 手机号 · accounts sign-out 手机号 · accounts show 手机号"
msgstr "Accounts: accounts unlock PHONE · accounts sign-out PHONE · accounts show PHONE"

msgid "没有用这个手机号码开通的账号。"
msgstr "There is no account with this mobile number."

msgid "命令行解锁"
msgstr "Unlocked at the command line"

msgid "已解锁 {account}，现在可以重新登录。"
msgstr "{account} is unlocked and can sign in again."

msgid "已让 {account} 在所有设备上退出登录。"
msgstr "{account} is signed out on every device."

msgid "停用"
msgstr "Disabled"

msgid "锁着"
msgstr "Locked"

msgid "正常"
msgstr "In order"

msgid "您有一阵子没有操作，为了安全已经退出登录。请再登录一次，保存过的内容都在。"
msgstr "You were away for a while, so we signed you out to be safe. Please sign in again; everything you saved is still here."

msgid "跟随系统"
msgstr "Same as the device"

msgid "浅色"
msgstr "Light"

msgid "深色"
msgstr "Dark"

msgid "工会小组长"
msgstr "Steward"

msgid "宣传员"
msgstr "Content editor"

msgid "工会干部"
msgstr "Union officer"

msgid "工会主席"
msgstr "Union chair"

msgid "上级工会干部"
msgstr "Officer of the union above"

msgid "审计员"
msgstr "Auditor"

msgid "系统管理员"
msgstr "Administrator"

msgid "任命和解除职务"
msgstr "Appoint people and end positions"

msgid "解锁账号"
msgstr "Unlock accounts"

msgid "查看被遮住的个人信息"
msgstr "See masked personal information"

msgid "查阅操作记录"
msgstr "Read the journal"

msgid "管理组织"
msgstr "Manage organizations"

msgid "开通和关闭服务"
msgstr "Switch services on and off"

msgid "查看系统运行状况"
msgstr "See how the system is running"

msgid "查看没有发出的通知"
msgstr "See notices that were not sent"

msgid "密码至少要 {wanted} 位，您填了 {given} 位。用一句自己记得住的话最好，中文也可以。"
msgstr "A password needs at least {wanted} characters; you entered {given}. A sentence that you remember well is best, in any language."

msgid "至少 15 位；开通动态口令以后 8 位就够。可以是一句只有您知道的话，不用凑大小写和符号。"
msgstr "At least 15 characters, or 8 once you use an authenticator. It can be a sentence only you know; capitals and symbols are not needed."

msgid "这个密码太多人用，别人一试就中。请换一个。"
msgstr "Too many people use this password; it would be guessed at the first try. Please choose another."

msgid "这个密码都是常见的词和连着的数字，容易被猜到。请加上只有您自己知道的内容。"
msgstr "This password is only common words and running numbers and easy to guess. Add something only you know."

msgid "密码里几乎全是您的手机号码或姓名，认识您的人会先试它。请换一个。"
msgstr "This password is almost entirely your phone number or name; people who know you would try that first. Please choose another."

msgid "这件事不在您的职务范围里。请找有这项权限的同事办，或拨 12351 问问。"
msgstr "This is outside your position. Ask a colleague who may do it, or call 12351."

msgid "“{role}”比您自己的职务高，您不能任命或解除。请上级工会来办。"
msgstr "“{role}” is above your own position, so you cannot appoint or end it. Please ask the union above."

msgid "不能给自己任命职务。请另一位有权限的同事来办。"
msgstr "You cannot appoint yourself. Please ask another colleague who may appoint."

msgid "{name}在这段时间里是“{held}”，不能同时做“{wanted}”：查账的人不能管账。请先结束原来的职务。"
msgstr "{name} is “{held}” during this time and cannot be “{wanted}” as well: those who audit do not manage. Please end the earlier position first."

msgid "{name}在“{organization}”已经是“{role}”了，不用再任命一次。"
msgstr "{name} is already “{role}” in “{organization}”; there is no need to appoint again."

msgid "结束的日子（{valid_to}）不能早于开始的日子（{valid_from}）。"
msgstr "The last day ({valid_to}) cannot be before the first day ({valid_from})."

msgid "这个职务已经在 {valid_to} 结束了。"
msgstr "This position already ended on {valid_to}."

msgid "这是“{organization}”最后一位系统管理员。请先任命接手的人，再结束这个职务。"
msgstr "This is the last administrator of “{organization}”. Appoint a successor first, then end this position."

msgid "“{organization}”已经撤销，不能再任命职务。"
msgstr "“{organization}” is closed; nobody can be appointed there."

msgid "手机号码要 11 位数字，以 1 开头。请再看一遍。"
msgstr "A mobile number has 11 digits and begins with 1. Please look at it again."

msgid "手机号码 {phone} 已经是另一个人的登录号码。请换一个号码，或先到工会核对身份。"
msgstr "The mobile number {phone} is already someone else's sign-in number. Use another number, or have your identity checked at the union first."

msgid "请写明理由，至少 4 个字。被查看的人会看到它。"
msgstr "Please give a reason of at least 4 characters. The person concerned will see it."

msgid "这一项没有登记，没有可以查看的内容。"
msgstr "This item is not registered; there is nothing to see."

msgid "“{service}”是每个工会都要有的服务，不能关闭。"
msgstr "Every union has “{service}”; it cannot be switched off."

msgid "身份证号码"
msgstr "Identity number"

msgid "住址"
msgstr "Address"

msgid "口令不对。动态口令每 30 秒换一次，请等新的一组出来再填。"
msgstr "The code is not right. It changes every 30 seconds; wait for the next one and enter that."

msgid "还没有开通动态口令，先开通才会有备用码。"
msgstr "You have not set up an authenticator yet; recovery codes come with it."

msgid "系统"
msgstr "System"

msgid "{day} 不在 {year} 年里。请检查日期后再录入。"
msgstr "{day} is not in the year {year}. Check the date, then enter it again."

msgid "时间太长，算不到这么远。请减少工作日数。"
msgstr "That is too far ahead to work out. Please use fewer working days."

msgid "这是估算：其中有的年份放假安排还没有公布，按周末和法定节日推算，公布后可能变化。"
msgstr "This is an estimate: the holidays of some of these years are not announced yet, so weekends and statutory holidays were used. It may change once they are."

msgid "{year} 年的放假安排已经公布。"
msgstr "The holidays of {year} are announced."

msgid "{year} 年的放假安排还没有公布，按估算。"
msgstr "The holidays of {year} are not announced yet; estimated."

msgid "已录入 {year} 年的 {count} 天。"
msgstr "Days entered for {year}: {count}."

msgid "“{text}”不是数字。"
msgstr "“{text}” is not a number."

msgid "工作日数和分钟数不能小于 0。"
msgstr "Working days and minutes cannot be below 0."

msgid "看不懂时间“{text}”。请写成 2026-02-13T16:00。"
msgstr "The time “{text}” cannot be read. Write it like 2026-02-13T16:00."

msgid "这个文件用不了：要有 on、kind、name 三列，日期写成 2027-01-01，类别写休息、上班、上午或下午。"
msgstr "This file cannot be used: it needs the columns on, kind and name, dates like 2027-01-01, and as kind 休息 (rest), 上班 (work), 上午 (morning) or 下午 (afternoon)."

msgid "全天休息"
msgstr "Day off"

msgid "全天上班"
msgstr "Working day"

msgid "只上午上班"
msgstr "Working in the morning only"

msgid "只下午上班"
msgstr "Working in the afternoon only"

msgid "您"
msgstr "you"

msgid "事项转给了您"
msgstr "A case was handed to you"

msgid "{number} 转给您办理"
msgstr "{number} was handed to you"

msgid "{organization}的“{flow}”转给您办理，现在是“{stage}”，请在 {due} 前办完。"
msgstr "“{flow}” at {organization} was handed to you. It is at “{stage}”; please deal with it by {due}."

msgid "请您会签"
msgstr "Please co-sign"

msgid "{number} 请您会签"
msgstr "{number}: please co-sign"

msgid "{organization}的“{flow}”请您会签。您答复以后，经办人才能作出决定。"
msgstr "“{flow}” at {organization} asks for your co-signature. The handler can decide once you have answered."

msgid "下级事项超时"
msgstr "A case below is overdue"

msgid "{number} 超时还没办完"
msgstr "{number} is overdue and not finished"

msgid "{organization}的“{flow}”停在“{stage}”，应在 {due} 前办完，已经超时。请督促办理。"
msgstr "“{flow}” at {organization} stands at “{stage}”. It was due by {due} and is overdue. Please see that it is dealt with."

msgid "线上"
msgstr "Online"

msgid "窗口代办"
msgstr "At the counter"

msgid "电话"
msgstr "Phone"

msgid "批量导入"
msgstr "By import"

msgid "提交"
msgstr "Sent in"

msgid "办理"
msgstr "Action"

msgid "认领"
msgstr "Claimed"

msgid "交接"
msgstr "Handed over"

msgid "退回待领"
msgstr "Put back"

msgid "请会签"
msgstr "Co-signature asked"

msgid "会签"
msgstr "Co-signed"

msgid "取消会签"
msgstr "Co-signature withdrawn"

msgid "超时上报"
msgstr "Reported as overdue"

msgid "已超时"
msgstr "Overdue"

msgid "今天到期"
msgstr "Due today"

msgid "本周"
msgstr "This week"

msgid "下周"
msgstr "Next week"

msgid "以后"
msgstr "Later"

msgid "{who}（代{absent}）"
msgstr "{who} (for {absent})"

msgid "n 月 j 日 H:i"
msgstr "j F H:i"

msgid "这个事项已有变化：{when}，{who}“{what}”。您的操作没有生效，请看过最新情况再办理。"
msgstr "This case has changed: {when}, {who}, “{what}”. What you did has not taken effect; please look at how it stands now."

msgid "{who}已于{when}办理：{what}。您的操作没有生效，请看过最新情况再办理。"
msgstr "Already decided on {when} by {who}: {what}. What you did has not taken effect; please look at how it stands now."

msgid "“{stage}”环节不能“{move}”。请看过最新情况再办理。"
msgstr "“{move}” is not possible at the stage “{stage}”. Please look at how the case stands now."

msgid "您没有办理这一步的权限。需要办理的话，请联系您的工会管理员。"
msgstr "You may not take this step. If you need to, please ask your union's administrator."

msgid "这是您本人的事项，不能由您自己办理。请交给其他工会干部或上级工会。"
msgstr "This case is your own, so you cannot decide it yourself. Leave it to another union officer or to the union above."

msgid "这个事项正由{who}办理。请先和{who}联系，或写明理由转交后再办理。"
msgstr "{who} is handling this case. Talk to {who} first, or hand it over with a reason."

msgid "请写明“{move}”的理由，申请人会看到。"
msgstr "Please give a reason for “{move}”; the applicant will see it."

msgid "请写明理由，会记入办理记录。"
msgstr "Please give a reason; it goes into the journal."

msgid "这个事项现在没有待办。请看过最新情况再办理。"
msgstr "There is nothing to do on this case now. Please look at how it stands."

msgid "{who}没有办理这一步的权限，不能交给{who}。请另选一位工会干部。"
msgstr "{who} may not take this step, so the case cannot go to {who}. Please choose another union officer."

msgid "还在等{who}会签。请等会签完成，或先取消会签。"
msgstr "Still waiting for {who} to co-sign. Wait for the answer, or withdraw the request first."

msgid "已经请{who}会签，还没有答复，不用再请一次。"
msgstr "{who} has been asked to co-sign and has not answered yet; there is no need to ask again."

msgid "{who}不在本级或上级工会任职，不能会签或代办。请另选一位工会干部。"
msgstr "{who} holds no position in this union or the one above and cannot co-sign or stand in. Please choose another union officer."

msgid "不能选您自己。请另选一位工会干部。"
msgstr "You cannot choose yourself. Please choose another union officer."

msgid "结束日期不能早于开始日期。请重新填写日期。"
msgstr "The last day cannot be before the first day. Please enter the dates again."

msgid "{organization}没有上级工会，不能报上级办理。"
msgstr "{organization} has no union above it, so the case cannot be passed up."

msgid "这个事项还没有写明对方工会。请先选择对方工会。"
msgstr "This case does not name the other union yet. Please choose it first."

msgid "还没有录入“{code}”在 {on} 的标准（地区 {region}）。请先录入标准和文件号，再继续办理。"
msgstr "There is no value of “{code}” for {on} yet (region {region}). Enter the value and its document first, then go on."

msgid "没有编号为 {region} 的行政区划。请填 6 位区划代码，或留空表示全部地区。"
msgstr "There is no division with the code {region}. Enter a 6-digit code, or leave it empty for all regions."

msgid "终止日期 {valid_to} 不晚于开始日期 {valid_from}。请核对两个日期。"
msgstr "The last day {valid_to} is not after the first day {valid_from}. Please check both dates."

msgid "“{code}”从 {valid_from} 起的标准已经录入过了。请核对日期，或修改原来那一条。"
msgstr "A value of “{code}” from {valid_from} is already there. Check the date, or change that value."

msgid "JPG、PNG 图片"
msgstr "a JPG or PNG picture"

msgid ".xlsx 或 .csv 表格"
msgstr "an .xlsx or .csv sheet"

msgid "PDF 或 Word（.docx）文档"
msgstr "a PDF or Word (.docx) document"

msgid "图片"
msgstr "Picture"

msgid "表格"
msgstr "Workbook"

msgid "文档"
msgstr "Document"

msgid "这个文件是空的。请确认选对了文件，再上传一次。"
msgstr "This file is empty. Check that it is the right one, then upload again."

msgid "这个文件超过 {limit} MB。请减小后再上传，或分成几个文件。"
msgstr "This file is larger than {limit} MB. Make it smaller or split it, then upload again."

msgid "不支持这种文件。请上传：{wanted}。"
msgstr "This kind of file cannot be used. Please upload {wanted}."

msgid "这个文件有密码保护。请在 Excel 里取消密码后另存，再上传。"
msgstr "This file has a password. Remove the password in Excel, save it, then upload again."

msgid "这是旧版 .xls 表格。请在 Excel 或 WPS 里另存为 .xlsx，再上传。"
msgstr "This is an old .xls file. Save it as .xlsx in Excel or WPS, then upload again."

msgid "这个文件打不开，可能已经损坏。请在电脑上打开检查，另存一份后再上传。"
msgstr "This file cannot be opened; it may be damaged. Open it on a computer, save it again, then upload that."

msgid "这个文件的内部结构不正常，为了安全没有打开。请用 Excel 或 WPS 另存一份后再上传。"
msgstr "The inside of this file is not as it should be, so to be safe it was not opened. Save it again in Excel or WPS, then upload that."

msgid "这张图片太大：{millions} 百万像素，最多 {limit} 百万像素。请缩小后再上传。"
msgstr "This picture is too large: {millions} megapixels, at most {limit}. Make it smaller, then upload again."

msgid "这个文件展开后太大，没有处理。请删去用不到的内容或分成几个文件，再上传。"
msgstr "This file is too large when unpacked and was left alone. Delete what is not needed or split it, then upload again."

msgid "这个文件处理得太久，已经停止。请删去用不到的内容或分成几个文件，再上传。"
msgstr "This file took too long and was stopped. Delete what is not needed or split it, then upload again."

msgid "服务器的磁盘已满，文件没有保存。请稍后再试，并告诉管理员。"
msgstr "The server's disk is full and the file was not saved. Please tell the administrator and try again later."

msgid "这个文件已经不在了。请重新上传，或联系管理员。"
msgstr "This file is no longer there. Upload it again, or ask the administrator."

msgid "请写明查看原因，至少 4 个字。"
msgstr "Please say why you need to see it, in at least 4 characters."

msgid "没有编号为 {job} 的待处理后台任务。请用 gonghui jobs list 查看。"
msgstr "There is no failed background task with the number {job}. Run gonghui jobs list to see them."

msgid "共 {count} 项后台任务等待处理。"
msgstr "Background tasks that wait for someone: {count}."

msgid "留存的校验值无法采信：{file}。请换用另一份。"
msgstr "The kept check value cannot be trusted: {file}. Please use another copy."

msgid "操作日志完整：共核对 {count} 条记录。"
msgstr "The journal is whole: {count} entries checked."

msgid "操作日志已不完整。每条链上第一处断裂如下，请保留现场并报告上级工会："
msgstr "The journal is no longer whole. The first break of each chain is below; leave everything as it is and tell the union above:"

msgid "第 {chain} 链第 {seq} 条"
msgstr "Chain {chain}, entry {seq}"

msgid "（编号 {id}）"
msgstr " (number {id})"

msgid "这条记录不属于任何一条链，是另行添加的"
msgstr "This entry belongs to no chain; it was added from outside"

msgid "末尾的记录缺失，已被截去"
msgstr "Entries at the end are missing; they were cut off"

msgid "最后一条记录与链尾登记不符"
msgstr "The last entry does not agree with the head of its chain"

msgid "记录已被改写，内容无法读取"
msgstr "The entry was rewritten; its content cannot be read"

msgid "记录缺失，已被删除或移走"
msgstr "An entry is missing; it was deleted or moved"

msgid "同一位置出现了多余的记录"
msgstr "There is more than one entry at the same place"

msgid "记录内容与它的校验值不符，已被改动"
msgstr "The entry does not agree with its check value; it was changed"

msgid "与留存在外的校验值不符，这条或更早的记录已被重写"
msgstr "It does not agree with the check value kept elsewhere; this entry or an earlier one was rewritten"

msgid "第一条记录不是从链的起点开始的"
msgstr "The first entry does not begin at the start of the chain"

msgid "记录被改动并重新计算了校验值，与后一条接不上"
msgstr "The entry was changed and its check value made anew; it does not connect with the next one"

msgid "链尾之后另加了记录"
msgstr "An entry was added after the head of the chain"

msgid "留存在外的校验值之前的记录缺失，已被截去"
msgstr "Entries from before the check value kept elsewhere are missing; they were cut off"

msgid "银行账号"
msgstr "Bank account number"

msgid "账目一致：共核对 {funds} 笔资金、{bookings} 笔记账。"
msgstr "The books agree: {funds} funds and {bookings} bookings were checked."

msgid "账目对不上。请保留现场，先不要继续支付，并报告上级工会："
msgstr "The books do not agree. Keep everything as it is, stop paying, and report to the union above:"

msgid "等待银行回单"
msgstr "Waiting for the bank"

msgid "已支付"
msgstr "Paid"

msgid "支付失败"
msgstr "Payment failed"

msgid "已撤下"
msgstr "Taken out"

msgid "预算"
msgstr "Budget"

msgid "可用"
msgstr "Free"

msgid "已承诺"
msgstr "Committed"

msgid "下达预算"
msgstr "Budget set"

msgid "承诺"
msgstr "Promise"

msgid "释放"
msgstr "Release"

msgid "支付"
msgstr "Payment"

msgid "退回"
msgstr "Return"

msgid "冲正"
msgstr "Reversal"

msgid "资金 {number} 的余额和分录之和不一致"
msgstr "Fund {number}: its balance is not the sum of its entries"

msgid "记账 {number} 的分录之和不为零"
msgstr "Booking {number}: its entries do not sum to zero"

msgid "记账 {number} 在办理记录里没有对应的一条"
msgstr "Booking {number} has no entry in the journal"

msgid "承诺 {number} 的金额和分录之和不一致"
msgstr "Commitment {number}: its amounts are not the sum of its entries"

msgid "付款 {number} 的金额和分录之和不一致"
msgstr "Payment {number}: its amount is not the sum of its entries"

msgid "付款 {number} 没有对应的记账"
msgstr "Payment {number} has no booking"

msgid "承诺 {number} 的收款人、账号或金额和签批时不一致"
msgstr "Commitment {number}: payee, account or amount are not what was signed"

msgid "资金不足：余额 {left} 元，本次需要 {wanted} 元。请调整金额或更换资金来源。"
msgstr "Not enough money: {left} yuan are left and {wanted} yuan are needed. Change the amount or take another source."

msgid "{year} 年“{source}”资金已经建立过了。请在原来那一笔上调整预算。"
msgstr "The fund “{source}” of {year} is already open. Change the budget of that one."

msgid "没有编号为“{source}”的资金来源。请从来源列表里选一个。"
msgstr "There is no source of money with the code “{source}”. Choose one from the list."

msgid "金额要大于 0。请核对后重新填写。"
msgstr "The amount must be more than 0. Check it and enter it again."

msgid "{period} 已经结账，不能再记账。请把这一笔记到还没有结账的月份，或用冲正更正。"
msgstr "{period} is closed; nothing more can be booked into it. Book into an open month, or correct by a reversal."

msgid "{period} 还没有结束，不能结账。请等这一期结束后再办理。"
msgstr "{period} is not over and cannot be closed. Close it once it has ended."

msgid "这一事项已经承诺过另一笔金额（{amount} 元）。请在原来那一笔上办理，或先释放再重新承诺。"
msgstr "Another amount ({amount} yuan) has been committed for this matter. Go on with that one, or release it first."

msgid "这笔承诺只剩 {left} 元可用，本次需要 {wanted} 元。请核对金额。"
msgstr "Only {left} yuan of this commitment are left and {wanted} yuan are needed. Check the amount."

msgid "审批要由本人办理，系统不能代批。请登录后再审批。"
msgstr "A person has to approve; the system cannot. Sign in to approve."

msgid "经办人不能审批自己经办或改过的款项。请换一位同事审批。"
msgstr "Who made or changed a commitment cannot approve it. Ask a colleague to approve."

msgid "您已经审批过这笔款项，不用再批。还差 {missing} 位同事审批。"
msgstr "You have approved this already. Approvals of colleagues still missing: {missing}."

msgid "这笔款项已经批完，不用再批。接下来由出纳办理支付。"
msgstr "All approvals are there; yours is not needed. The cashier pays next."

msgid "这笔款项还没有批完：还差 {missing} 位审批人，审批级别要到第 {level} 级。批完后再支付。"
msgstr "Not all approvals are there: {missing} still missing, up to level {level}. Pay once they are complete."

msgid "收款人、账号或金额和审批时不一样，原来的审批已经作废。请核对后重新审批。"
msgstr "Payee, account or amount are not what was approved; the approvals are void. Check and have it approved again."

msgid "收款账号刚改过，{until} 之后才能支付。请先电话核实收款人。"
msgstr "The account was changed a short time ago; payment is possible after {until}. Call the payee first to make sure."

msgid "这笔款项 {until} 之后才能支付（公示还没有结束）。"
msgstr "This can be paid after {until} (the public notice has not ended)."

msgid "这笔款项已暂停支付：{reason}。请先处理完，再恢复支付。"
msgstr "This payment is stopped: {reason}. Settle that first, then let it go on."

msgid "审批人不能同时办理支付。请换一位同事支付。"
msgstr "Who approved cannot pay as well. Ask a colleague to pay."

msgid "这笔款项（{number}）已经支付过了，不会再付第二次。"
msgstr "This payment ({number}) has been made already and is not made twice."

msgid "这一事项第 {instalment} 期已经排过付款（{number}），不会再排第二次。"
msgstr "Instalment {instalment} of this matter is planned already ({number}) and is not planned twice."

msgid "这笔款项（{number}）还没有支付，或已经撤销。请核对付款编号。"
msgstr "This payment ({number}) has not been made, or was undone. Check the payment number."

msgid "这笔款项（{number}）的签收已经登记过了。"
msgstr "The receipt of this payment ({number}) is on file already."

msgid "这笔款项最多还能退回 {left} 元。请核对退款金额。"
msgstr "At most {left} yuan of this payment can still come back. Check the amount."

msgid "付款 {number} 已经交给银行，正在等回单。请等回单到了再办理。"
msgstr "Payment {number} is with the bank, whose answer is awaited. Go on once it is there."

msgid "请写明原因，至少 4 个字。"
msgstr "Give the reason, in at least 4 characters."

msgid "银行账号要 8 到 32 位数字。请照银行卡或存折再核对一遍。"
msgstr "A bank account number has 8 to 32 digits. Check it against the card or the passbook."

msgid "这条消息已经处理过了，不用再处理。"
msgstr "This notice has been dealt with already; there is nothing left to do."

msgid "要用这种方式收消息，请先填写地址。"
msgstr "To get notices this way, please enter an address first."

msgid "您的验证码是 {code}，10 分钟内有效，请不要告诉别人"
msgstr "Your one-time code is {code}. It is valid for 10 minutes; please tell nobody"

msgid "电子邮件"
msgstr "Email"

msgid "短信"
msgstr "Text message"

msgid "待发送"
msgstr "Waiting"

msgid "夜间暂缓"
msgstr "Held for the night"

msgid "稍后重试"
msgstr "Will be tried again"

msgid "已发送"
msgstr "Sent"

msgid "发送失败"
msgstr "Failed"

msgid "不再发送"
msgstr "No further sending"

msgid "已放回发件箱，几分钟内再发一次"
msgstr "Back in the outbox; it will be sent again within a few minutes"

msgid "这一条不再发送，消息还在本人的收件箱里"
msgstr "This one will not be sent again; the notice is still in the person's messages"

msgid "消息"
msgstr "Messages"

msgid "您有一条新消息，请登录后查看"
msgstr "You have a new message; please sign in to read it"

msgid "这次提交没有带编号，无法确认是不是重复提交。请刷新页面后再提交一次。"
msgstr "This request carries no key, so a repetition could not be told. Reload the page and send it again."

msgid "这个提交编号已经用在另一项内容上。请刷新页面，核对后重新提交。"
msgstr "This key was used for another request. Reload the page, check, and send it again."

msgid "同一项提交正在办理。请等几秒再看结果，不用重新填写。"
msgstr "The same request is being dealt with. Wait a few seconds for its result; nothing needs to be entered again."

msgid "会员或办件"
msgstr "members or cases"

msgid "全国总工会"
msgstr "National federation"

msgid "省级总工会"
msgstr "Provincial federation"

msgid "市级总工会"
msgstr "City federation"

msgid "县级总工会"
msgstr "County federation"

msgid "乡镇街道工会"
msgstr "Township union"

msgid "基层工会"
msgstr "Basic union"

msgid "分会"
msgstr "Branch"

msgid "工会小组"
msgstr "Union group"

msgid "编号 {code} 已经用在“{name}”上，请换一个。"
msgstr "The code {code} already belongs to “{name}”. Please use another."

msgid "不能把“{name}”放到它自己或它的下级里。请另选一个工会。"
msgstr "“{name}” cannot stand below itself or below what belongs to it. Please choose another union."

msgid "“{level}”不能放在“{name}”（{above}）下面。请选一个更高一级的上级。"
msgstr "“{level}” cannot stand below “{name}” ({above}). Please choose a union of a higher level."

msgid "“{name}”下面不能再设组织，层级最多 {most} 层。请放到更高一级。"
msgstr "Nothing can be set up below “{name}”: the tree has at most {most} levels. Please choose a higher place."

msgid "“{name}”的直属组织已经用完 {most} 个编号。请在中间增设一级再添加。"
msgstr "All {most} places directly below “{name}” are taken. Add a level in between first."

msgid "“{name}”已于 {on} 撤销，不能再办理。请选现有的组织。"
msgstr "“{name}” was closed on {on}; nothing can be done there. Please choose a present organization."

msgid "“{name}”下面还有 {count} 个组织，请先把它们移走或撤销。"
msgstr "Organizations below “{name}”: {count}. Move or close them first."

msgid "“{name}”里还有没有了结的事（{what}），请先转走再撤销。"
msgstr "Some things in “{name}” are not finished ({what}). Move them first, then close it."

msgid "统一社会信用代码 {uscc} 对不上校验位。请照证书核对，共 18 位，没有字母 I、O、S、V、Z。"
msgstr "The check digit of the unified social credit code {uscc} does not match. Compare it with the certificate: 18 characters, without the letters I, O, S, V, Z."

msgid "日期 {on} 早于“{name}”成立的日期 {opened_on}。请核对日期。"
msgstr "The date {on} is before “{name}” was founded ({opened_on}). Please check the date."

msgid "这个身份证号码已经登记在另一个人名下，请核对号码和姓名。"
msgstr "This identity number is already registered for someone else. Check the number and the name."

msgid "这一项要本人同意才能保存。请先说明用途，请本人勾选同意。"
msgstr "This can be kept only if the person agrees. Explain what it is for and let them tick that they agree."

msgid "没有填身份证号码。请照身份证填 18 位号码。"
msgstr "The identity number is missing. Enter the 18 digits on the identity card."

msgid "身份证号码里的出生日期不对。请照身份证再核对一遍。"
msgstr "The date of birth in the identity number is not right. Compare it with the identity card again."

msgid "填的性别和身份证号码不一致，请核对。"
msgstr "The sex does not agree with the identity number. Please check."

msgid "填的出生日期和身份证号码不一致，请核对。"
msgstr "The date of birth does not agree with the identity number. Please check."

msgid "身份证号码要 18 位，您填了 {count} 位。"
msgstr "An identity number has 18 digits; you entered {count}."

msgid "身份证号码前 17 位只能是数字，最后一位可以是字母 X。请照身份证再核对一遍。"
msgstr "The first 17 places of an identity number are digits; only the last may be the letter X. Compare it with the identity card again."

msgid "身份证号码对不上校验位，可能有一位填错了。请照身份证再核对一遍。"
msgstr "The check digit of the identity number does not match; one digit may be wrong. Compare it with the identity card again."

msgid "Excel 把身份证号码当成数字，后几位已经丢了（{text}）。请把这一列设为“文本”，重新填写。"
msgstr "Excel took the identity number for a number and its last digits are lost ({text}). Set this column to Text and type it again."

msgid "身份证号码前 6 位 {region} 不在区划表里，请核对；核对无误可以保留。"
msgstr "The first 6 digits of the identity number, {region}, are in no list of divisions. Please check; if they are right they may stay."

msgid "没有填姓名。请照身份证填。"
msgstr "The name is missing. Enter it as on the identity card."

msgid "姓名太长了，最多 {most} 个字。"
msgstr "The name is too long; at most {most} characters."

msgid "姓名里有数字或符号。请照身份证填，少数民族姓名中间用“·”。"
msgstr "The name holds digits or signs. Enter it as on the identity card; names of ethnic minorities are joined by “·”."

msgid "密钥 {number} 还封存着 {count} 个值，现在删掉就再也打不开。请先运行 gonghui keys reseal。"
msgstr "The key {number} still seals {count} values; if it were deleted now they could never be opened. Run gonghui keys reseal first."

msgid "密钥 {number} 正在使用，不能删除。请先运行 gonghui keys rotate 换新密钥。"
msgstr "The key {number} is in use and cannot be deleted. Run gonghui keys rotate for a new key first."

msgid "微信，由工会的服务号发给您"
msgstr "WeChat, from the union's service account"

msgid "电子邮件地址"
msgstr "E-mail address"

msgid "只用来给您发通知。不想用了，清空再保存，地址就删掉"
msgstr "Only used to send you notices. To stop, empty it and save: the address is deleted"

msgid "邮件地址里要有 @，比如 zhang@example.cn，请核对。"
msgstr "An e-mail address needs an @, as in zhang@example.cn. Please check."

msgid "短信，发到 {phone}"
msgstr "SMS to {phone}"

msgid "要用邮件收通知，请填邮件地址。"
msgstr "To be told by e-mail, give your address."

msgid "工会干部的工作提醒"
msgstr "Reminders of an officer's work"

msgid "首页"
msgstr "Home"

msgid "服务"
msgstr "Services"

msgid "我的"
msgstr "Me"

msgid "数字工会"
msgstr "Digital union"

msgid "{day} 办结"
msgstr "Closed {day}"

msgid "等您补充，{due} 前补上就行"
msgstr "Waiting for you to add something; by {due} is early enough"

msgid "{place}正在办，最晚 {due} 答复"
msgstr "{place} is on it and will answer by {due}"

msgid "说明：{reason}"
msgstr "Note: {reason}"

msgid "最晚 {due}"
msgstr "By {due}"

msgid "夜深了"
msgstr "Still up late"

msgid "上午好"
msgstr "Good morning"

msgid "下午好"
msgstr "Good afternoon"

msgid "晚上好"
msgstr "Good evening"

msgid "{name}，{word}"
msgstr "{word}, {name}"

msgid "已撤回，工会不再办理这一件。以后需要可以重新申请。"
msgstr "Withdrawn; the union will not go on with it. You can apply again whenever you need to."

msgid "记下了，以后照这样通知您。"
msgstr "Saved. You will be told this way from now on."

msgid "困难帮扶申请"
msgstr "Application for hardship assistance"

msgid "待入户核实"
msgstr "Waiting for the visit at home"

msgid "您的基层工会会上门看看，核对情况，请您在核对授权上签字。"
msgstr "Your union will visit you at home to check the situation; please sign the authorization of the check."

msgid "待补充"
msgstr "Waiting for additions"

msgid "请按说明补上，补好以后接着办，填过的都还在。"
msgstr "Please add what is asked for; work goes on from there, and everything you entered is kept."

msgid "待县级复核"
msgstr "Waiting for the county's review"

msgid "县级工会和民政部门核对家庭的收入和财产。"
msgstr "The county union and the civil affairs office check the household's income and property."

msgid "公示中"
msgstr "On public notice"

msgid "公示只写姓氏、单位、类别和金额。没有异议，公示期满就审批。"
msgstr "The public notice gives only the surname, the unit, the category and the amount. If nobody objects, the decision follows when it ends."

msgid "待审批"
msgstr "Waiting for approval"

msgid "公示已经结束，由另一位干部审批。"
msgstr "The public notice has ended; another officer decides."

msgid "已建档"
msgstr "On file"

msgid "您家的困难档案建好了，工会会和您商定帮扶方案。"
msgstr "Your household is on file; the union will agree a plan with you."

msgid "未通过"
msgstr "Declined"

msgid "已撤回"
msgstr "Withdrawn"

msgid "核实属实，上报"
msgstr "Confirmed, pass on"

msgid "退回补充"
msgstr "Send back for additions"

msgid "不予上报"
msgstr "Do not pass on"

msgid "重新提交"
msgstr "Send again"

msgid "复核通过，开始公示"
msgstr "Reviewed, publish the notice"

msgid "退回基层再核实"
msgstr "Send back for another check"

msgid "复核不通过"
msgstr "Review not passed"

msgid "公示期满"
msgstr "Public notice ended"

msgid "异议成立，重新复核"
msgstr "Objection upheld, review again"

msgid "同意建档"
msgstr "Approve"

msgid "报上一级审批"
msgstr "Pass up for approval"

msgid "不同意建档"
msgstr "Do not approve"

msgid "撤回"
msgstr "Withdraw"

msgid "年度复核"
msgstr "Yearly re-check"

msgid "待入户复核"
msgstr "Waiting for the re-check at home"

msgid "待县级确认"
msgstr "Waiting for the county's confirmation"

msgid "继续帮扶"
msgstr "Keep assisting"

msgid "进入渐退期"
msgstr "Start the fading period"

msgid "已脱困"
msgstr "Stands on its own"

msgid "上报复核结果"
msgstr "Report the re-check"

msgid "确认脱困"
msgstr "Confirm that it stands"

msgid "退回再核实"
msgstr "Send back"

msgid "帮扶异议"
msgstr "Objection about assistance"

msgid "待核查"
msgstr "Waiting for the inquiry"

msgid "异议成立"
msgstr "Objection upheld"

msgid "异议不成立"
msgstr "Objection dismissed"

msgid "批量认定"
msgstr "Assessment run"

msgid "认定"
msgstr "Assessment"

msgid "城镇"
msgstr "Urban"

msgid "农村"
msgstr "Rural"

msgid "家庭情况"
msgstr "Household facts"

msgid "待联系"
msgstr "To be called"

msgid "已联系，愿意申请"
msgstr "Called, wants to apply"

msgid "不需要"
msgstr "Not needed"

msgid "在办"
msgstr "Open"

msgid "在档"
msgstr "On file"

msgid "渐退期"
msgstr "Fading period"

msgid "未建档"
msgstr "Not on file"

msgid "收入"
msgstr "Income"

msgid "刚性支出"
msgstr "Unavoidable spending"

msgid "财产净值"
msgstr "Net property"

msgid "存款"
msgstr "Savings"

msgid "本人申报"
msgstr "Told by the worker"

msgid "干部核实"
msgstr "Checked by an officer"

msgid "表格导入"
msgstr "From a workbook"

msgid "数据比对"
msgstr "From the data check"

msgid "草拟"
msgstr "Draft"

msgid "执行中"
msgstr "In force"

msgid "已改版"
msgstr "Replaced"

msgid "已结束"
msgstr "Ended"

msgid "待办"
msgstr "To do"

msgid "进行中"
msgstr "Under way"

msgid "已办到"
msgstr "Done"

msgid "不再需要"
msgstr "No longer needed"

msgid "公益组织和企业"
msgstr "Foundations and employers"

msgid "劳务互助"
msgstr "Mutual help by hands"

msgid "经济互助"
msgstr "Mutual help by money"

msgid "专项互助"
msgstr "Special mutual help"

msgid "认定政策"
msgstr "Policy"

msgid "每人每月"
msgstr "per person and month"

msgid "每人每年"
msgstr "per person and year"

msgid "低保标准"
msgstr "Subsistence line"

msgid "困难帮扶"
msgstr "Hardship assistance"

msgid "申请困难帮扶，看到办到哪一步、为什么、接下来做什么。"
msgstr "Apply for hardship assistance; see where it stands, why, and what comes next."

msgid "查看困难档案"
msgstr "See household files"

msgid "录入和导入困难档案"
msgstr "Enter and import household files"

msgid "入户核实"
msgstr "Visit and check at home"

msgid "复核帮扶申请"
msgstr "Review applications for assistance"

msgid "审批帮扶申请"
msgstr "Approve applications for assistance"

msgid "商定帮扶方案"
msgstr "Agree plans"

msgid "拨付帮扶资金"
msgstr "Pay assistance"

msgid "维护认定政策和低保标准"
msgstr "Keep policies and subsistence lines"

msgid "查看困难职工数字"
msgstr "See the figures of hardship"

msgid "这个码不认识。请让会员重新打开“会员码”，再扫一次或再报一次口令。"
msgstr "This code is not known. Ask the member to open “Member code” again, then scan it or enter the digits once more."

msgid "这个码已经过了时间。请让会员刷新“会员码”再扫一次。"
msgstr "This code has expired. Ask the member to refresh “Member code” and scan again."

msgid "这份会籍已经不在册了。请会员联系自己的工会。"
msgstr "This membership is no longer current. The member should ask their union."

msgid "会员名单（证件号遮住）"
msgstr "Member list (ID numbers masked)"

msgid "姓名"
msgstr "Name"

msgid "会员号"
msgstr "Member number"

msgid "所在工会"
msgstr "Union"

msgid "部门"
msgstr "Department"

msgid "岗位"
msgstr "Post"

msgid "入会日期"
msgstr "Joined on"

msgid "会籍"
msgstr "Membership"

msgid "会员基本信息采集表"
msgstr "Member information sheet"

msgid "工会组织基本信息采集表"
msgstr "Union information sheet"

msgid "工作单位"
msgstr "Workplace"

msgid "要加入的工会"
msgstr "the union to join"

msgid "“{column}”里的“{text}”不在代码表里。请从下拉列表里选。"
msgstr "“{text}” in “{column}” is not in the code list. Choose from the drop-down list."

msgid "“{column}”里的“{text}”不是能用的日期。请写成 2019-05-06 这样。"
msgstr "“{text}” in “{column}” is not a usable date. Write it like 2019-05-06."

msgid "手机号码“{text}”不对，要 11 位数字。"
msgstr "The mobile number “{text}” is not right; it has 11 digits."

msgid "手机"
msgstr "Mobile"

msgid "证件号码"
msgstr "ID number"

msgid "填的性别和身份证号码不一致，已按填的保留，请核对。"
msgstr "The sex does not agree with the identity number. What you entered was kept; please check."

msgid "性别"
msgstr "Sex"

msgid "填的出生日期和身份证号码不一致，已按填的保留，请核对。"
msgstr "The date of birth does not agree with the identity number. What you entered was kept; please check."

msgid "出生日期"
msgstr "Date of birth"

msgid "“{column}”里的“{text}”不在区划表里，先不记这一项，请核对。"
msgstr "“{text}” in “{column}” is in no list of divisions. It was left out for now; please check."

msgid "这个证件号码已经登记在另一个姓名下，请核对号码和姓名。"
msgstr "This ID number is already registered under another name. Check the number and the name."

msgid "这位职工的会籍在别的工会，不能在这里导入。请办会籍转接。"
msgstr "This worker's membership is in another union and cannot be imported here. Please transfer it."

msgid "和第 {row} 行是同一个证件号码，只取前面那一行。"
msgstr "The same ID number as in row {row}; only the first is used."

msgid "工会信息已经更新"
msgstr "the union's information was updated"

msgid "这个工会已经有会员、下级或办件"
msgstr "this union already has members, organizations below it or cases"

msgid "没有填工会名称。"
msgstr "The name of the union is missing."

msgid "没有填工会编号。"
msgstr "The code of the union is missing."

msgid "表里前面已经有这个工会编号。"
msgstr "This union code already stands further up in the sheet."

msgid "“{code}”不在“{top}”下面，不能在这里改。"
msgstr "“{code}” is not below “{top}” and cannot be changed here."

msgid "在“{top}”下面没有找到唯一叫“{text}”的上级工会。请写工会编号或全称。"
msgstr "Below “{top}” there is not exactly one union above called “{text}”. Write its code or its full name."

msgid "在“{top}”下面没有找到唯一叫“{text}”的工会。请写工会编号或全称。"
msgstr "Below “{top}” there is not exactly one union called “{text}”. Write its code or its full name."

msgid "所属工会"
msgstr "Union of the member"

msgid "会籍已经变更"
msgstr "the membership has changed"

msgid "这位职工已经有别的记录"
msgstr "this worker already has other records"

msgid "个人信息已经更新"
msgstr "the personal information was updated"

msgid "已经有办件"
msgstr "there are cases already"

msgid "会员名册"
msgstr "Member roster"

msgid "入会申请"
msgstr "Application to join"

msgid "待审核"
msgstr "Waiting for review"

msgid "已入会"
msgstr "Joined"

msgid "同意入会"
msgstr "Accept"

msgid "不予通过"
msgstr "Decline"

msgid "会籍转接"
msgstr "Transfer of membership"

msgid "待转出"
msgstr "Waiting to be released"

msgid "待转入"
msgstr "Waiting to be taken in"

msgid "已转接"
msgstr "Transferred"

msgid "未转接"
msgstr "Not transferred"

msgid "同意转出"
msgstr "Agree to release"

msgid "不同意转出"
msgstr "Refuse to release"

msgid "同意转入"
msgstr "Agree to take in"

msgid "不同意转入"
msgstr "Refuse to take in"

msgid "信息更正"
msgstr "Correction"

msgid "待核对"
msgstr "Waiting to be checked"

msgid "已更正"
msgstr "Corrected"

msgid "未更正"
msgstr "Not corrected"

msgid "更正"
msgstr "Correct it"

msgid "不予更正"
msgstr "Do not correct it"

msgid "不想说"
msgstr "Rather not say"

msgid "您在哪个单位上班？"
msgstr "Where do you work?"

msgid "写单位的名字，我们来找它的工会"
msgstr "Write the name of your workplace and we will find its union"

msgid "请写单位的名字，比如“岚州机电”。"
msgstr "Please write the name of your workplace, for example “Lanzhou Electrical”."

msgid "在哪里上班？"
msgstr "Where do you work?"

msgid "从市或区县写起。单位没有工会的，由当地工会接您入会"
msgstr "Start with the city or district. If your employer has no union, the local union takes you in"

msgid "请填姓名，照身份证上的写。"
msgstr "Please enter your name as on the identity card."

msgid "18 位，最后一位可能是字母 X"
msgstr "18 digits; the last may be the letter X"

msgid "请填身份证号码。"
msgstr "Please enter your identity number."

msgid "办理进度会发短信告诉您，也用它登录"
msgstr "We text you how it goes, and you sign in with it"

msgid "请填手机号码。"
msgstr "Please enter your mobile number."

msgid "手机号码要 11 位，您填了 {count} 位，请核对。"
msgstr "A mobile number has 11 digits; you entered {count}. Please check."

msgid "请填工作单位。没有固定单位的，写现在干活的地方。"
msgstr "Please enter your workplace. If it changes, write where you work now."

msgid "部门或车间"
msgstr "Department or workshop"

msgid "用工形式"
msgstr "Form of employment"

msgid "学历、学的什么"
msgstr "Education and what you studied"

msgid "专业"
msgstr "Field of study"

msgid "技能特长"
msgstr "Skills"

msgid "几样之间用顿号隔开"
msgstr "Separate several with commas"

msgid "兴趣爱好"
msgstr "Interests"

msgid "哪一项不对？"
msgstr "Which item is wrong?"

msgid "现居住地"
msgstr "Place of residence"

msgid "请选哪一项不对。"
msgstr "Please choose which item is wrong."

msgid "应该是什么？"
msgstr "What should it be?"

msgid "请写正确的内容。"
msgstr "Please write what is right."

msgid "手机号码要 11 位，请核对。"
msgstr "A mobile number has 11 digits. Please check."

msgid "证明会员身份"
msgstr "To prove membership"

msgid "会籍结束后 10 年"
msgstr "10 years after the membership ends"

msgid "办理入会"
msgstr "To handle the application to join"

msgid "办结后 2 年"
msgstr "2 years after it is closed"

msgid "办理更正"
msgstr "To handle the correction"

msgid "在册"
msgstr "Current"

msgid "保留会籍"
msgstr "Retained membership"

msgid "请填写您的身份信息"
msgstr "Please tell us who you are"

msgid "您现在做什么工作？"
msgstr "What work do you do now?"

msgid "用来确认是您本人，避免别人冒用您的名义。照身份证上的填就行。"
msgstr "So that we know it is you and nobody uses your name. Enter it as on your identity card."

msgid "用来把您编进合适的工会小组，以后的慰问和活动才送得到。"
msgstr "So that we find the union group that fits you, and support and events reach you."

msgid "申请入会"
msgstr "Apply to join"

msgid "加入"
msgstr "Joining"

msgid "改"
msgstr "Change"

msgid "改{term}"
msgstr "Change {term}"

msgid "推荐合适的学历提升和补贴"
msgstr "suggesting courses and subsidies that fit you"

msgid "安排专业对口的培训和竞赛"
msgstr "offering training and contests in your field"

msgid "组队、带徒、推荐技能竞赛"
msgstr "forming teams, finding mentors and suggesting skills contests"

msgid "告诉您可能想参加的活动"
msgstr "telling you about events you may like"

msgid "记下了。哪一项不想说了，随时可以撤回。"
msgstr "Noted. You can take back any of it at any time."

msgid "撤回了，这一项已经删掉。"
msgstr "Taken back; it has been deleted."

msgid "哪里记错了？"
msgstr "What have we got wrong?"

msgid "工会核对后更正，5 个工作日内答复。"
msgstr "The union checks it and answers within 5 working days."

msgid "交给工会"
msgstr "Hand it to the union"

msgid "民族"
msgstr "Ethnic group"

msgid "学历"
msgstr "Education"

msgid "技能等级"
msgstr "Skill grade"

msgid "转会申请交上去了，两边工会各有 3 个工作日。"
msgstr "Your transfer request is in. Each of the two unions has 3 working days."

msgid "这位职工已经是“{organization}”的会员。要换工会请办会籍转接，不用重新入会。"
msgstr "This worker is already a member of “{organization}”. To change unions ask for a transfer; there is no need to join again."

msgid "这份会籍已经结束，不能再变更。请核对后重新办理入会。"
msgstr "This membership has ended and cannot be changed. Please check, then join again."

msgid "这份会籍现在是“{state}”，不用恢复。"
msgstr "This membership is now “{state}”; there is nothing to restore."

msgid "这份会籍现在是“{state}”，不能保留。"
msgstr "This membership is now “{state}” and cannot be retained."

msgid "这份会籍正在转接（{number}），请等它办完再申请。"
msgstr "This membership is being transferred ({number}). Please wait until that is done, then apply."

msgid "您现在就在“{organization}”，不用转接。"
msgstr "You are in “{organization}” already; no transfer is needed."

msgid "“{organization}”现在不接受网上入会，请打电话 {phone} 或到工会办公室办理。"
msgstr "“{organization}” does not take online applications at present. Call {phone} or come to the union office."

msgid "还有没填的内容：{missing}。补上再提交。"
msgstr "Still missing: {missing}. Fill it in, then send it."

msgid "请写明原因，会员和审计都能看到。"
msgstr "Please give a reason; the member and the auditors can see it."

msgid "申请里的姓名和这个身份证号码登记的姓名不一样。请当面核对身份证，退回申请人改正后再办。"
msgstr "The name in the application differs from the name registered for this identity number. Check the identity card in person and send the application back to be corrected."

msgid "身份证号码和第一次交的不一样。号码填错了，请撤回这份申请，用正确的号码重新申请。"
msgstr "The identity number differs from the one you sent first. If the first was wrong, withdraw this application and apply again with the right number."

msgid "“{place}”不归您任职的工会管，不能直接转过去。请在会员页上办会籍转接。"
msgstr "“{place}” does not belong to a union where you hold a position, so you cannot move members there directly. Start a transfer on the member's page."

msgid "会员服务"
msgstr "Membership"

msgid "网上入会、转会、会员证和会员名册。"
msgstr "Join online, transfer, membership card and member register."

msgid "每一位职工，不论在哪里上班"
msgstr "Every worker, wherever they work"

msgid "查看会员名册"
msgstr "See the member register"

msgid "审核入会和更正"
msgstr "Review applications and corrections"

msgid "办理会籍转接"
msgstr "Handle transfers"

msgid "变更会籍"
msgstr "Change memberships"

msgid "导入会员名册"
msgstr "Import the roster"

msgid "导出会员名册"
msgstr "Export the roster"

msgid "核验会员证"
msgstr "Verify membership cards"

msgid "三步填完，3 个工作日内答复"
msgstr "Three steps, an answer within 3 working days"

msgid "会员证"
msgstr "Membership card"

msgid "出示会员码"
msgstr "Show your member code"

msgid "转会"
msgstr "Transfer"

msgid "换了单位，会籍跟着走"
msgstr "New workplace? Your membership comes along"

msgid "我的资料"
msgstr "My information"

msgid "看看工会记着什么，不对就改"
msgstr "See what the union has on record and correct it"

msgid "会员"
msgstr "Members"

msgid "导入名册"
msgstr "Import roster"

msgid "代办入会"
msgstr "Join at the counter"

msgid "入会海报"
msgstr "Joining poster"

msgid "入会通过"
msgstr "Joining accepted"

msgid "您已加入{organization}"
msgstr "You have joined {organization}"

msgid "您的入会申请 {number} 通过了。登录后就能出示会员证，不用再跑。"
msgstr "Your application {number} was accepted. Sign in to show your membership card; there is nothing else to do."

msgid "入会材料要补充"
msgstr "Application needs additions"

msgid "您的入会申请要补一点内容"
msgstr "Your application to join needs an addition"

msgid "申请 {number}：{reason}。请登录后补上再提交，填过的都还在。"
msgstr "Application {number}: {reason}. Sign in, add it and send it again; everything you filled in is still there."

msgid "入会未通过"
msgstr "Application declined"

msgid "您的入会申请没有通过"
msgstr "Your application to join was declined"

msgid "申请 {number}：{reason}。有疑问请打 12351，或找{organization}。"
msgstr "Application {number}: {reason}. If you have questions, call 12351 or ask {organization}."

msgid "转会办好"
msgstr "Transfer done"

msgid "您的会籍已转到{other}"
msgstr "Your membership has moved to {other}"

msgid "转会 {number} 办好了，会员号不变，会员证照常用。"
msgstr "Transfer {number} is done. Your member number and card stay the same."

msgid "转会没有办成"
msgstr "Transfer not done"

msgid "您的转会没有办成"
msgstr "Your transfer was not possible"

msgid "转会 {number}：{reason}。您的会籍还在原来的工会，有疑问请打 12351。"
msgstr "Transfer {number}: {reason}. Your membership stays with your present union; if you have questions, call 12351."

msgid "信息更正办好"
msgstr "Correction made"

msgid "您申请的信息更正办好了"
msgstr "Your correction has been made"

msgid "更正 {number} 办好了，资料已经按您写的改过。登录后在“我的资料”里看得到。"
msgstr "Correction {number} is done: your record now says what you wrote. Sign in and see “My record”."

msgid "信息没有更正"
msgstr "Correction declined"

msgid "您申请的信息更正没有通过"
msgstr "Your correction was declined"

msgid "更正 {number}：{reason}。有疑问请打 12351，或找{organization}。"
msgstr "Correction {number}: {reason}. Questions? Call 12351 or ask {organization}."

msgid "先勾选要一起办的会员，再选要办的事。"
msgstr "First tick the members, then choose what to do."

msgid "{count} 位会员一起办好了，每个人的经过里都有记录。"
msgstr "Done for all members chosen: {count}. It stands in the history of each."

msgid "转到别的工会"
msgstr "Move to another union"

msgid "尾号 {tail}"
msgstr "ending in {tail}"

msgid "想加入"
msgstr "Wants to join"

msgid "申请里的姓名和这个号码登记的不一样，请当面核对身份证。"
msgstr "The name in the application differs from the one registered for this number; check the identity card in person."

msgid "请核对身份证原件的末四位和姓名。"
msgstr "Compare the last four digits and the name with the original identity card."

msgid "申请人"
msgstr "Applicant"

msgid "转出工会"
msgstr "Releasing union"

msgid "转入工会"
msgstr "Receiving union"

msgid "要改的项目"
msgstr "To be changed"

msgid "现在登记的"
msgstr "On record now"

msgid "想改成"
msgstr "Should become"

msgid "就业状况"
msgstr "Employment"

msgid "记下了。核对过身份证原件，就可以在这一页办理。"
msgstr "Noted. Once you have checked the identity card, you can decide on this page."

msgid "全部"
msgstr "All"

msgid "姓名、拼音首字母、证件或手机号"
msgstr "Name, pinyin initials, ID or phone number"

msgid "现有会员"
msgstr "Present members"

msgid "从哪天起"
msgstr "From which day"

msgid "原因"
msgstr "Reason"

msgid "会员本人和审计都能看到"
msgstr "The member and the auditors can see it"

msgid "转到哪个工会"
msgstr "Move to which union"

msgid "写工会编号或全称"
msgstr "The union's code or full name"

msgid "没有找到“{text}”。请写工会编号，或和公章一样的全称。"
msgstr "“{text}” was not found. Write the union's code, or its full name as on the seal."

msgid "名字里有“{text}”的工会不止一个。请写工会编号。"
msgstr "More than one union has “{text}” in its name. Please write the union's code."

msgid "为什么要看"
msgstr "Why you need to see it"

msgid "至少 4 个字。会记下来，会员本人看得到是谁、为什么看的"
msgstr "At least 4 characters. It is recorded, and the member can see who looked and why"

msgid "请写明为什么要看，至少 4 个字。"
msgstr "Please say why you need to see it, in at least 4 characters."

msgid "口令"
msgstr "Digits"

msgid "会员手机上的 6 位数字，一分钟换一次；扫码得到的内容也可以填在这里"
msgstr "The 6 digits on the member's phone, new every minute; what a scan gives can be entered here as well"

msgid "加入哪个工会"
msgstr "Join which union"

msgid "{name}的会籍：{deed}，已经记下。"
msgstr "Membership of {name}: {deed}, noted."

msgid "恢复会籍"
msgstr "Restore membership"

msgid "重新上岗了：从这天起按在册会员办。"
msgstr "Back at work: a current member from this day on."

msgid "退休、失业的会员：会籍留着，会员号不变，以后可以恢复。"
msgstr "For retired or unemployed members: the membership and its number stay and can be restored later."

msgid "退会"
msgstr "Leaves the union"

msgid "本人提出退会。会籍到这天为止，以后要回来得重新申请。"
msgstr "The member asks to leave. The membership ends on this day; to come back they apply again."

msgid "除名"
msgstr "Expelled"

msgid "按章程除名。会籍到这天为止，原因要写清楚。"
msgstr "Expelled under the union's rules. The membership ends on this day; state the reason clearly."

msgid "去世"
msgstr "Died"

msgid "登记去世的日期。会籍到这天为止，不再发任何通知。"
msgstr "Enter the day of death. The membership ends on this day and no more notices are sent."

msgid "政治面貌"
msgstr "Political affiliation"

msgid "查看"
msgstr "View"

msgid "查看完整的{label}，会留下记录"
msgstr "See the full {label}; this is recorded"

msgid "工会职务"
msgstr "Union duty"

msgid "备注"
msgstr "Remark"

msgid "给这组条件起个名字，再存下来。"
msgstr "Give this filter a name, then save it."

msgid "已经存了 {count} 组条件，先删掉不用的。"
msgstr "Filters saved already: {count}. Delete one that is not needed first."

msgid "存好了，下次点“{name}”就是这组条件。"
msgstr "Saved. Next time choose “{name}” for this filter."

msgid "“{name}”删掉了，会员名册没有变。"
msgstr "“{name}” is deleted; the register itself has not changed."

msgid "转接开始了，先等本工会同意转出，再由“{place}”接收。"
msgstr "The transfer has begun: your union agrees to release first, then “{place}” takes the member in."

msgid "请填写“{label}”"
msgstr "Please enter “{label}”"

msgid "请在“{label}”里选一项"
msgstr "Please choose something for “{label}”"

msgid "请先勾选“{label}”"
msgstr "Please tick “{label}” first"

msgid "请选好“{label}”的文件"
msgstr "Please choose a file for “{label}”"

msgid "{amount} 元"
msgstr "{amount} yuan"

msgid "n 月 j 日"
msgstr "j F"

msgid "Y 年 n 月 j 日"
msgstr "j F Y"

msgid "今天 {time} 前"
msgstr "today by {time}"

msgid "明天 {time} 前"
msgstr "tomorrow by {time}"

msgid "、"
msgstr ", "

msgid "；"
msgstr "; "

msgid "超 {hours} 小时"
msgid_plural "超 {hours} 小时"
msgstr[0] "{hours} hour late"
msgstr[1] "{hours} hours late"

msgid "超 {days} 天"
msgid_plural "超 {days} 天"
msgstr[0] "{days} day late"
msgstr[1] "{days} days late"

msgid "办件号"
msgstr "Case number"

msgid "工会"
msgstr "Union"

msgid "对方工会"
msgstr "Other union"

msgid "来的方式"
msgstr "How it came in"

msgid "提交时间"
msgstr "Sent on"

msgid "经办人"
msgstr "Handler"

msgid "还没人认领"
msgstr "Nobody has claimed it"

msgid "{stage}，{due}"
msgstr "{stage}, {due}"

msgid "时限按还没公布的放假安排估算"
msgstr "The deadline is an estimate: the holidays are not announced yet"

msgid "工作"
msgstr "Work"

msgid "名册"
msgstr "Registers"

msgid "分析"
msgstr "Insight"

msgid "全部办件"
msgstr "All cases"

msgid "请人代办"
msgstr "Stand-ins"

msgid "组织"
msgstr "Organizations"

msgid "任职"
msgstr "Positions"

msgid "服务开关"
msgstr "Service switches"

msgid "办理记录"
msgstr "Journal"

msgid "办件号、姓名或拼音首字母"
msgstr "Case number, name or pinyin initials"

msgid "事项"
msgstr "Case"

msgid "状态"
msgstr "State"

msgid "已办结"
msgstr "Closed"

msgid "结论"
msgstr "Decision"

msgid "理由"
msgstr "Reason"

msgid "{moves}要写，申请人会看到。写清楚差什么、怎么补。"
msgstr "Needed for {moves}; the applicant will see it. Say what is missing and how to add it."

msgid "请选一位"
msgstr "Please choose someone"

msgid "转给谁"
msgstr "Hand over to"

msgid "说明"
msgstr "Note"

msgid "请谁会签"
msgstr "Who should co-sign"

msgid "请对方看什么"
msgstr "What they should look at"

msgid "您的意见"
msgstr "Your opinion"

msgid "同意"
msgstr "Agree"

msgid "不同意"
msgstr "Disagree"

msgid "不同意要写明理由，只有工会干部看得到"
msgstr "If you disagree, say why; only union officers see it"

msgid "哪个工会的事"
msgstr "Cases of which union"

msgid "请谁代办"
msgstr "Who stands in"

msgid "到哪天止"
msgstr "Until which day"

msgid "工会编号"
msgstr "Union code"

msgid "层级"
msgstr "Level"

msgid "单位名称"
msgstr "Name of the workplace"

msgid "单位代码"
msgstr "Code of the workplace"

msgid "单位性质"
msgstr "Kind of workplace"

msgid "所属行业"
msgstr "Industry"

msgid "行政区划"
msgstr "Division"

msgid "地址"
msgstr "Address"

msgid "办公时间"
msgstr "Office hours"

msgid "建会日期"
msgstr "Founded on"

msgid "本届任期到"
msgstr "Term ends on"

msgid "网上入会"
msgstr "Online joining"

msgid "接受"
msgstr "Open"

msgid "不接受"
msgstr "Not open"

msgid "撤销日期"
msgstr "Closed on"

msgid "并入"
msgstr "Merged into"

msgid "建会"
msgstr "Founded"

msgid "改信息"
msgstr "Details changed"

msgid "改名"
msgstr "Renamed"

msgid "换上级"
msgstr "Moved below another union"

msgid "并入别的工会"
msgstr "Merge into another union"

msgid "撤销"
msgstr "Close"

msgid "换届"
msgstr "New term"

msgid "改组织信息"
msgstr "Change details"

msgid "新建下级"
msgstr "Add an organization below"

msgid "记换届"
msgstr "Record a new term"

msgid "原因或文号"
msgstr "Reason or document number"

msgid "会记在组织的经过里"
msgstr "It stands in the organization's history"

msgid "哪个工会"
msgstr "Which union"

msgid "工会名称"
msgstr "Name of the union"

msgid "简称"
msgstr "Short name"

msgid "接受网上入会"
msgstr "Take online applications"

msgid "区划代码"
msgstr "Division code"

msgid "本届从哪天起"
msgstr "This term began on"

msgid "任期"
msgstr "Length of term"

msgid "3 年"
msgstr "3 years"

msgid "5 年"
msgstr "5 years"

msgid "这一件归您办了，时限没有变。"
msgstr "This case is yours now; the deadline has not changed."

msgid "放回“没人认领”了，同事可以接着办，时限没有变。"
msgstr "Back under “Unclaimed”; a colleague can go on with it. The deadline has not changed."

msgid "转给 {name} 了，对方已经收到消息。"
msgstr "Handed over to {name}, who has been told."

msgid "已请 {name} 会签，对方答复以后您再作决定。"
msgstr "{name} was asked to co-sign; decide once the answer is there."

msgid "不再等 {name} 会签了，可以作决定。"
msgstr "No longer waiting for {name} to co-sign; you can decide now."

msgid "会签意见已经记下，经办人可以接着办了。"
msgstr "Your opinion is noted and the handler can go on."

msgid "没人认领"
msgstr "Unclaimed"

msgid "全部事项"
msgstr "All cases"

msgid "做了什么（代号，以 . 结尾就找一类）"
msgstr "What was done (code; end it with . for a whole kind)"

msgid "从哪天"
msgstr "From"

msgid "到哪天"
msgstr "To"

msgid "已办：{what}。结果已经告诉申请人，记在经过里。"
msgstr "Done: {what}. The applicant has been told, and it stands in the history."

msgid "改好了，从现在起按新的信息。"
msgstr "Changed. The new details hold from now on."

msgid "存下"
msgstr "Save"

msgid "新的组织放在“{name}”下面。"
msgstr "The new organization stands below “{name}”."

msgid "建好了，可以接着任命负责的人。"
msgstr "Set up. You can appoint the people in charge now."

msgid "建起来"
msgstr "Set it up"

msgid "连同所有下级、会员和办件一起换到新的上级工会下面。"
msgstr "It moves below its new parent together with everything below it, its members and its cases."

msgid "换好了，下级、会员和办件都跟着过去了。"
msgstr "Moved, together with everything below it, its members and its cases."

msgid "换过去"
msgstr "Move it"

msgid "这个工会撤销，它的下级、会员和办件都归到您写的工会。并了以后不能拆回来。"
msgstr "This union is closed; what is below it, its members and its cases go to the union you name. A merger cannot be taken apart again."

msgid "并好了，会员和办件都归到新的工会。"
msgstr "Merged. Members and cases belong to the other union now."

msgid "并过去"
msgstr "Merge it"

msgid "撤销以后，这里不能再入会、任命和办件。还有下级、会员或在办的事，先移走。"
msgstr "Once it is closed, nobody can join, be appointed or open a case here. Move what is still below it, its members and open cases first."

msgid "已撤销，以前的记录都还在。"
msgstr "Closed. All earlier records are kept."

msgid "撤销这个工会"
msgstr "Close this union"

msgid "记下了，到期以前会提醒换届。"
msgstr "Noted. You will be reminded before the term ends."

msgid "记下"
msgstr "Note it"

msgid "谁"
msgstr "Who"

msgid "手机号码或身份证号码"
msgstr "Mobile number or identity number"

msgid "做什么"
msgstr "As what"

msgid "没有找到这个人。请照登记的手机号码或身份证号码填；还没登记的，先办入会。"
msgstr "Nobody was found. Enter the mobile number or identity number as registered; someone who is not registered yet should join first."

msgid "任命好了，{name}第一次进工作台要先设好动态口令。"
msgstr "Appointed. {name} sets up an authenticator on the first visit to the workbench."

msgid "结束了，{name}从现在起不再有这个职务的权限。"
msgstr "Ended. From now on {name} no longer has the permissions of this position."

msgid "说好了，这几天的事由 {name} 代办，记录里写明是代您办的。"
msgstr "Agreed. {name} stands in for these days, and the record says it was done for you."

msgid "代办结束了，从现在起由 {name} 自己办。"
msgstr "The stand-in has ended. From now on {name} acts again."

msgid "“{name}”打开了，会员现在看得到。"
msgstr "“{name}” is on; members can see it now."

msgid "“{name}”关了，这个工会和下级的会员都看不到了。"
msgstr "“{name}” is off; members of this union and of those below it no longer see it."

msgid "导出"
msgstr "Export"

msgid "按名册上选的条件导出，谁导的、多少行都会记下来"
msgstr "Exports what the register is filtered by; who exported how many rows is recorded"

msgid "您任职的工会和下级，谁导的、多少行都会记下来"
msgstr "The unions where you hold a position and those below; who exported how many rows is recorded"

msgid "导出工作簿"
msgstr "Export as a workbook"

msgid "导入"
msgstr "Import"

msgid "所在位置"
msgstr "Where you are"

msgid "导入记录"
msgstr "Imports"

msgid "下载没有导入的行"
msgstr "Download the rows not imported"

msgid "撤销这一批"
msgstr "Undo this batch"

msgid "这个文件不能用"
msgstr "This file cannot be used"

msgid "换一个文件"
msgstr "Choose another file"

msgid "看看办到哪里了"
msgstr "See how far it is"

msgid "有几列不认识，先放在一边，没有导入：%(names)s"
msgstr "Some columns are not known and were put aside, not imported: %(names)s"

msgid "确认以后写入 %(write)s 行；%(refused)s 行不写，可以下载改好再传。"
msgstr "Once you confirm, %(write)s rows are written; %(refused)s rows are not, you can download them, mend them and upload them again."

msgid "确认写入"
msgstr "Confirm and write"

msgid "没有要写入的内容"
msgstr "There is nothing to write"

msgid "导入一个文件"
msgstr "Import a file"

msgid "传上来先核对每一行，给您看会改什么，您确认以后才写入"
msgstr "Every row is checked first; you see what would change, and nothing is written until you confirm"

msgid "看导入记录"
msgstr "See earlier imports"

msgid "认得的表："
msgstr "Known sheets:"

msgid "上传，开始核对"
msgstr "Upload and check"

msgid "核对结果"
msgstr "Result of the check"

msgid "看哪一类"
msgstr "Which rows to see"

msgid "核对结果表"
msgstr "Rows and what was found"

msgid "行"
msgstr "rows"

msgid "姓名或名称"
msgstr "Name"

msgid "会怎样"
msgstr "What happens"

msgid "第 %(number)s 行"
msgstr "Row %(number)s"

msgid "这一类没有"
msgstr "No rows of this kind"

msgid "看看上面别的几类。"
msgstr "Look at the other kinds above."

msgid "第 %(number)s 页"
msgstr "Page %(number)s"

msgid "翻页"
msgstr "Pages"

msgid "上一页"
msgstr "Previous"

msgid "下一页"
msgstr "Next"

msgid "撤销导入"
msgstr "Undo the import"

msgid "整批撤销：新增的会员和组织会去掉，改过的内容恢复成导入以前的样子。写入以后又办过别的事的，不能撤销，会告诉您是哪一行。"
msgstr "Undo the whole batch: new members and organizations are taken out and changes go back to what was there before. If something was done on a row since, it cannot be undone, and you are told which row."

msgid "先不撤销"
msgstr "Not now"

msgid "先核对，看过再写入；写入以后整批都能撤销"
msgstr "Checked first, written once you have looked; after that a whole batch can still be undone"

msgid "导入列表"
msgstr "List of imports"

msgid "导入表"
msgstr "Imports"

msgid "文件"
msgstr "File"

msgid "开始"
msgstr "Begun"

msgid "行数"
msgstr "Rows"

msgid "还没有导入过"
msgstr "Nothing imported yet"

msgid "把手上的名册表格传上来，先核对，看过再写入。"
msgstr "Upload the roster you have; it is checked first and written once you have looked."

msgid "批"
msgstr "batches"

msgid "确认是您本人"
msgstr "Confirm it is you"

msgid "接下来的事要紧，请再证明一次。5 分钟内不会再问；您刚才填的内容都在。"
msgstr "What comes next matters, so please prove once more that it is you. We will not ask again for 5 minutes; everything you filled in is kept."

msgid "确认，继续"
msgstr "Confirm and go on"

msgid "返回"
msgstr "Back"

msgid "填验证码"
msgstr "Enter the code"

msgid "登录"
msgstr "Sign in"

msgid "如果 %(phone)s 在工会开通过账号，验证码已经发到这个号码。"
msgstr "If %(phone)s has an account with the union, the code has been sent to this number."

msgid "没收到？等 1 分钟再看；还是没有，就核对一下号码，重新发一次。1 小时最多发 5 条。"
msgstr "No message? Wait a minute and look again; if it is still not there, check the number and send it once more. At most 5 messages an hour."

msgid "换号码或重新发"
msgstr "Change the number or send again"

msgid "用您在工会登记的手机号码。"
msgstr "The mobile number the union has for you."

msgid "用短信验证码登录"
msgstr "Sign in with a code by text message"

msgid "忘了密码，也可以用短信验证码登录。还没有账号？从您工会的入会链接或二维码填好入会申请，就有账号了。"
msgstr "If you forgot your password, sign in with a code by text message. No account yet? Apply through your union's link or QR code and you will have one."

msgid "退出登录"
msgstr "Sign out"

msgid "要退出登录吗？"
msgstr "Sign out?"

msgid "退出以后，这台设备上看不到您的信息；存着没交的内容都还在。"
msgstr "After that, nothing about you can be seen on this device; drafts you saved are kept."

msgid "已经退出登录。"
msgstr "You are signed out."

msgid "密码换好了，其他设备要重新登录。"
msgstr "Your password is changed; other devices have to sign in again."

msgid "密码设好了，下次可以用手机号码和密码登录。"
msgstr "Your password is set. Next time you can sign in with your mobile number and password."

msgid "换密码"
msgstr "Change password"

msgid "登录和安全"
msgstr "Sign-in and security"

msgid "换好以后，其他设备都要重新登录。"
msgstr "After the change, all other devices have to sign in again."

msgid "换成新密码"
msgstr "Change to the new password"

msgid "设密码"
msgstr "Set a password"

msgid "有了密码，收不到短信的时候也能登录。"
msgstr "With a password you can sign in when text messages do not reach you."

msgid "设好密码"
msgstr "Set the password"

msgid "填手机号码，我们发一条 6 位数字的短信，10 分钟内有效。"
msgstr "Enter your mobile number and we send a text message with 6 digits, valid for 10 minutes."

msgid "发验证码"
msgstr "Send the code"

msgid "改用密码登录"
msgstr "Sign in with a password instead"

msgid "填动态口令"
msgstr "Enter the authenticator code"

msgid "打开手机上的验证器，看“数字工会”那一行现在的数字。"
msgstr "Open the authenticator on your phone and use the digits in the line “Digital union”."

msgid "手机和备用码都丢了？带上身份证到上级工会，请两位同事当面核对以后重新开通。"
msgstr "Lost both phone and recovery codes? Go to the union above with your identity card; two colleagues check it in person and set it up anew."

msgid "换一个账号登录"
msgstr "Sign in with another account"

msgid "动态口令：已开通"
msgstr "Authenticator: on"

msgid "换手机就先关闭，再用新手机开通"
msgstr "Before you change phones turn it off, then set it up on the new one"

msgid "动态口令：没有开通"
msgstr "Authenticator: off"

msgid "多一道锁，别人知道密码也进不来"
msgstr "A second lock: nobody gets in with the password alone"

msgid "备用码"
msgstr "Recovery codes"

msgid "手机不在身边时用"
msgstr "For when you do not have your phone"

msgid "登录着的设备"
msgstr "Signed-in devices"

msgid "看看都在哪里登录着，可以全部退出"
msgstr "See where you are signed in, and sign out everywhere"

msgid "动态口令开通了。下面是备用码，请抄下来收好。"
msgstr "The authenticator is on. Below are your recovery codes; write them down and keep them safe."

msgid "动态口令关闭了。"
msgstr "The authenticator is off."

msgid "数字工会备用码，每个只能用一次。放在稳妥的地方，不要发给别人。"
msgstr "Recovery codes for Digital union; each works once. Keep them in a safe place and give them to nobody."

msgid "重新生成备用码"
msgstr "Make new recovery codes"

msgid "要重新生成备用码吗？"
msgstr "Make new recovery codes?"

msgid "生成以后，原来没用过的 %(unused_code_count)s 个马上作废。"
msgstr "The unused ones stop working at once: %(unused_code_count)s."

msgid "重新生成"
msgstr "Make new ones"

msgid "手机不在身边的时候，用一个备用码代替动态口令；每个只能用一次。请抄下来，放在家里稳妥的地方，不要拍照发给别人。"
msgstr "Without your phone, use a recovery code instead of an authenticator code; each works once. Write them down and keep them in a safe place at home; do not photograph them or send them to anyone."

msgid "备用码都用完了，请重新生成一套。"
msgstr "All recovery codes are used. Please make a new set."

msgid "还有 %(left)s 个没用过，一套共 %(total_count)s 个。"
msgstr "%(left)s of %(total_count)s not used yet."

msgid "存成文件"
msgstr "Save as a file"

msgid "重新生成一套"
msgstr "Make a new set"

msgid "开通动态口令"
msgstr "Set up an authenticator"

msgid "工会干部能看到职工的信息，所以除了密码还要一道动态口令。装一个验证器应用（手机自带或应用市场里都有），用它扫下面的码。"
msgstr "Union officers see workers' information, so besides the password they need an authenticator code. Install an authenticator app (your phone may have one) and scan the code below with it."

msgid "给验证器扫的二维码；扫不了就把下面的密钥填进去"
msgstr "QR code for your authenticator; if it cannot be scanned, enter the key below"

msgid "扫不了？在验证器里选“手动输入”，填这一串密钥："
msgstr "Cannot scan it? Choose “enter manually” in the authenticator and type this key:"

msgid "开通"
msgstr "Set it up"

msgid "关闭动态口令"
msgstr "Turn off the authenticator"

msgid "要关闭动态口令吗？"
msgstr "Turn off the authenticator?"

msgid "换手机就先关闭，再用新手机开通。关闭以后，工作台的页面要等重新开通才能进；不到 15 位的密码也不能再单独登录。"
msgstr "Before you change phones turn it off, then set it up on the new one. Until then the pages of the workbench stay closed, and a password shorter than 15 characters does not work on its own."

msgid "其他设备都退出登录了。"
msgstr "All other devices are signed out."

msgid "有不认得的，就全部退出，再换一个密码。"
msgstr "If you do not know one of them, sign out everywhere and change your password."

msgid "%(began)s 登录，最近 %(seen)s 用过，网络地址 %(ip)s"
msgstr "Signed in %(began)s, last used %(seen)s, network address %(ip)s"

msgid "%(device)s（就是这台）"
msgstr "%(device)s (this one)"

msgid "退出其他设备"
msgstr "Sign out the other devices"

msgid "连这台一起，全部退出"
msgstr "Sign out everywhere, here too"

msgid "没有发出去的消息"
msgstr "Notices that were not sent"

msgid "共 %(count)s 条，试过多次都没有发出去。号码改好以后可以再发一次。"
msgstr "%(count)s in all; they were tried several times and did not go out. Once the number is corrected they can be sent again."

msgid "Y-m-d H:i"
msgstr "Y-m-d H:i"

msgid "%(channel)s，%(at)s 起，试了 %(tries)s 次"
msgstr "%(channel)s, since %(at)s, tried %(tries)s times"

msgid "再发一次"
msgstr "Send again"

msgid "都发出去了"
msgstr "Everything was sent"

msgid "没有需要您处理的消息。"
msgstr "No notice needs you."

msgid "演示手机"
msgstr "Demo phone"

msgid "这里能看到演示里本来要发出去的短信、微信和邮件，包括验证码。正式使用时没有这一页。"
msgstr "Here you see the text messages, WeChat messages and emails this demo would have sent, codes included. In real use this page does not exist."

msgid "只看这个号码"
msgstr "Only this number"

msgid "现在的动态口令"
msgstr "Authenticator codes right now"

msgid "打开看看"
msgstr "Open and look"

msgid "这个号码还没有收到消息"
msgstr "No message for this number yet"

msgid "看全部号码"
msgstr "See all numbers"

msgid "还没有发出任何消息"
msgstr "No message has been sent yet"

msgid "办一件事，或者用验证码登录，消息就会出现在这里。"
msgstr "Do something, or sign in with a code, and messages appear here."

msgid "主导航"
msgstr "Main navigation"

msgid "条未读"
msgstr "unread"

msgid "搜索服务和文章"
msgstr "Search services and articles"

msgid "我的办件"
msgstr "My cases"

msgid "%(title)s %(number)s"
msgstr "%(title)s %(number)s"

msgid "去补充"
msgstr "Complete it"

msgid "办理经过"
msgstr "History"

msgid "撤回申请"
msgstr "Withdraw the application"

msgid "还没有办件"
msgstr "No cases yet"

msgid "您在这里申请的事，办到哪一步都看得到。"
msgstr "What you ask for here can be followed step by step."

msgid "去看看能办什么"
msgstr "See what you can do"

msgid "怎么通知您"
msgstr "How to tell you"

msgid "有事怎么通知您？"
msgstr "How should we tell you?"

msgid "每一条都在“消息”里，一直留着。另外还想收到哪里，您自己选。%(from)s 到第二天 %(until)s 不发短信和微信，急事和验证码除外。"
msgstr "Every notice stays in “Messages”. Where else you want it is your choice. No SMS or WeChat from %(from)s to %(until)s the next day, except what is urgent and one-time codes."

msgid "保存"
msgstr "Save"

msgid "不改了"
msgstr "Leave it"

msgid "工会还没有开通短信、邮件和微信，通知都在“消息”里。"
msgstr "Your union has not set up SMS, e-mail or WeChat yet; every notice is in “Messages”."

msgid "会通知您哪些事"
msgstr "What we tell you about"

msgid "急事，随时发"
msgstr "Urgent, at any hour"

msgid "短信、微信和邮件标题里不写家里的难处、病情和诉求，只说有一条新消息。"
msgstr "SMS, WeChat and e-mail subjects never mention hardship, illness or a grievance; they only say that there is a new message."

msgid "下载我的全部信息"
msgstr "Download all my information"

msgid "我的全部信息"
msgstr "All my information"

msgid "下载工会记着的关于您的全部信息"
msgstr "Download everything the union has on record about you"

msgid "一个文本文件，人能读，电脑也能读。里面有身份证号码，请自己收好，不要转发。"
msgstr "A text file that people and computers can read. It holds your identity number; keep it to yourself and do not pass it on."

msgid "下载"
msgstr "Download"

msgid "先不下载"
msgstr "Not now"

msgid "等您来办"
msgstr "Waiting for you"

msgid "去办"
msgstr "Continue"

msgid "办事服务"
msgstr "Services"

msgid "全部 %(running_count)s 件"
msgstr "All %(running_count)s"

msgid "谁看过我的信息"
msgstr "Who saw my information"

msgid "%(name)s查看了原文"
msgstr "%(name)s saw the unmasked value"

msgid "%(at)s，原因：%(reason)s"
msgstr "%(at)s, reason: %(reason)s"

msgid "次"
msgstr "times"

msgid "没有人看过您的原文"
msgstr "Nobody has seen your unmasked information"

msgid "身份证号码和手机号平时都打着星号。工会干部要看原文，必须写原因，这里马上能查到。"
msgstr "Your identity number and phone number are normally masked. A union officer who needs to see them must give a reason, and you can look it up here at once."

msgid "资料和会籍"
msgstr "Information and membership"

msgid "工会记着什么，不对可以改"
msgstr "What the union has on record; you can correct it"

msgid "每次查看原文都有记录"
msgstr "Every look at unmasked information is recorded"

msgid "短信、邮件、微信，您自己选"
msgstr "SMS, e-mail, WeChat: you choose"

msgid "密码、验证器和登录的设备"
msgstr "Password, authenticator and signed-in devices"

msgid "进入工作台"
msgstr "Go to the workbench"

msgid "显示"
msgstr "Display"

msgid "打开"
msgstr "Open"

msgid "打开：%(title)s"
msgstr "Open: %(title)s"

msgid "条"
msgstr "entries"

msgid "还没有消息"
msgstr "No messages yet"

msgid "您的办件有了进展，这里会告诉您，手机也会收到短信。"
msgstr "When there is news about your cases we tell you here, and by text message."

msgid "找我的工会干部"
msgstr "Find my union officer"

msgid "找工会"
msgstr "Find a union"

msgid "您在哪个单位？"
msgstr "Where do you work?"

msgid "单位或工会的名字"
msgstr "Name of the workplace or union"

msgid "查找"
msgstr "Find"

msgid "没有找到这个单位的工会"
msgstr "No union was found for this workplace"

msgid "换个说法试试。单位没有工会的，打 12351，当地工会接您入会。"
msgstr "Try another name. If your workplace has no union, call 12351 and the local union will take you in."

msgid "什么时候在"
msgstr "When they are there"

msgid "工作日 8:30–12:00，13:30–18:00"
msgstr "Working days 8:30–12:00, 13:30–18:00"

msgid "本届到"
msgstr "Present term until"

msgid "谁在为您服务"
msgstr "Who is there for you"

msgid "还没有登记干部"
msgstr "No officers registered yet"

msgid "请打职工热线 12351，会转到管这里的工会。"
msgstr "Call the workers' hotline 12351; they will connect you with the union in charge."

msgid "上级：%(name)s"
msgstr "Union above: %(name)s"

msgid "隐私与个人信息"
msgstr "Privacy and personal information"

msgid "隐私"
msgstr "Privacy"

msgid "工会怎样对待您的信息"
msgstr "How the union treats your information"

msgid "身份证号码加密保存，平时只显示后四位。"
msgstr "Your identity number is stored encrypted; normally only the last four digits are shown."

msgid "工会干部要看原文，必须写原因，马上记录，您随时能查到是谁看的。"
msgstr "A union officer who needs to see it must give a reason; it is recorded at once, and you can always look up who it was."

msgid "单位看不到您填的任何内容。"
msgstr "Your employer sees nothing of what you enter."

msgid "不打卡、不积分、不给任何人的政治思想做画像。"
msgstr "No check-ins, no points, no profiles of anyone's political views."

msgid "您可以下载关于您的全部信息，也可以要求更正。"
msgstr "You can download everything about you and ask for corrections."

msgid "记什么，做什么用，留多久"
msgstr "What we keep, what for, and how long"

msgid "搜索"
msgstr "Search"

msgid "找服务，找工会"
msgstr "Find services, find your union"

msgid "搜服务和工会"
msgstr "Search services and unions"

msgid "搜"
msgstr "Search"

msgid "没有找到"
msgstr "Nothing found"

msgid "换个说法试试，或者打职工热线 12351。"
msgstr "Try other words, or call the workers' hotline 12351."

msgid "我们的承诺"
msgstr "What we promise"

msgid "每件事几步、几天，实际做到了多少"
msgstr "How many steps and days each matter takes, and how it really went"

msgid "服务标准"
msgstr "Service standard"

msgid "我们的承诺，和实际做到的"
msgstr "What we promise and how it really went"

msgid "面向"
msgstr "For"

msgid "不超过 %(steps)s 步，%(days)s 个工作日内答复"
msgstr "At most %(steps)s steps, an answer within %(days)s working days"

msgid "最近一年做到"
msgstr "In the last year"

msgid "%(count)s 件里 %(share)s 按时"
msgstr "%(share)s of %(count)s cases on time"

msgid "，一半在 %(days)s 个工作日内办完"
msgstr "; half of them were done within %(days)s working days"

msgid "还没有办结的件"
msgstr "No case has been closed yet"

msgid "按时：在承诺的工作日内作出决定。还没办、已经超时的也算没有按时。撤回的不算。"
msgstr "On time means decided within the promised working days. Cases still open and overdue count as late. Withdrawn ones do not count."

msgid "上一步"
msgstr "Previous step"

msgid "工会就在手机上"
msgstr "Your union, on your phone"

msgid "三步申请入会，3 个工作日内答复。有事找工会，办到哪一步随时看得到。"
msgstr "Apply to join in three steps, with an answer within 3 working days. Whatever you bring to the union, you can follow it step by step."

msgid "已经是会员，登录"
msgstr "Already a member? Sign in"

msgid "不登录也能看"
msgstr "Open to all"

msgid "谁在为您服务，什么时候在，怎么联系"
msgstr "Who is there for you, when, and how to reach them"

msgid "工会记什么、为什么记、谁能看"
msgstr "What the union keeps, why, and who can see it"

msgid "要撤回“%(title)s”吗？"
msgstr "Withdraw “%(title)s”?"

msgid "撤回以后工会不再办理这一件，已经填的内容保留在记录里。以后需要可以重新申请。"
msgstr "The union will not go on with it; what you filled in stays on record. You can apply again whenever you need to."

msgid "确认撤回"
msgstr "Yes, withdraw it"

msgid "不撤了"
msgstr "Keep it"

msgid "说说您自己"
msgstr "Tell us about yourself"

msgid "每一项都可以不填，填了也随时能撤回。只用在下面写明的地方。"
msgstr "You need not fill in any of it, and can take back whatever you did. It is used only for what is written below."

msgid "同意用在这些地方，保存"
msgstr "Agree to these uses and save"

msgid "不填了"
msgstr "Rather not"

msgid "会员码"
msgstr "Member code"

msgid "这个码每 60 秒换一次，只能证明您是会员，不含身份证号和手机号。"
msgstr "This code changes every 60 seconds. It only proves that you are a member; it holds neither your identity number nor your phone number."

msgid "刷新会员码"
msgstr "Refresh the member code"

msgid "存一张今天能用的图（没有网络时出示）"
msgstr "Save a picture valid for today (to show without a network)"

msgid "%(name)s · %(day)s 入会"
msgstr "%(name)s · joined %(day)s"

msgid "会员号 %(number)s"
msgstr "Member number %(number)s"

msgid "看一遍，没错就交"
msgstr "Read it once, then send it"

msgid "工会请您补充"
msgstr "The union asks for an addition"

msgid "申请交上去了"
msgstr "Your application is in"

msgid "%(name)s会在 3 个工作日内答复，结果发短信到您的手机。"
msgstr "%(name)s will answer within 3 working days, by text message to your phone."

msgid "接下来"
msgstr "What comes next"

msgid "工会核对您的身份信息，可能打电话确认一次。已经在别的工会的，按转会办，不用再填。"
msgstr "The union checks who you are and may call you once. If you are already in another union it becomes a transfer, with nothing more to fill in."

msgid "想问办到哪了"
msgstr "Ask how far it is"

msgid "自己查"
msgstr "Look yourself"

msgid "用刚填的手机号登录，“我的办件”里随时看得到。"
msgstr "Sign in with the mobile number you just entered and see it under “My cases” at any time."

msgid "回首页"
msgstr "Back to home"

msgid "为什么要填身份证号码？"
msgstr "Why the identity number?"

msgid "入会是实名的，同一个人只能有一份会籍。号码加密保存，平时只显示后四位；工会干部要看原文必须写原因，每次都有记录，您在“我的”里能查到。"
msgstr "Members join under their real name, and each person has one membership. The number is stored encrypted and normally only the last four digits are shown; an officer who needs to see it must give a reason, every look is recorded, and you can see it under “Me”."

msgid "您有一份申请填了一半"
msgstr "You have a half-finished application"

msgid "加入%(name)s，%(at)s 存下的。填过的都还在。"
msgstr "To join %(name)s, saved %(at)s. Everything you filled in is still there."

msgid "接着填"
msgstr "Go on"

msgid "您的单位归哪个工会，由我们来找。"
msgstr "We find the union your workplace belongs to."

msgid "查找我的工会"
msgstr "Find my union"

msgid "是这一个吗？"
msgstr "Is it this one?"

msgid "这个单位好像还没有工会"
msgstr "This workplace does not seem to have a union yet"

msgid "没关系，当地工会接您入会，权益一样。"
msgstr "That is all right: the local union takes you in, with the same rights."

msgid "单位没有工会，加入%(name)s"
msgstr "No union at your workplace? Join %(name)s"

msgid "单位没有工会？选您上班的地方"
msgstr "No union at your workplace? Choose where you work"

msgid "工会记着您的这些"
msgstr "What the union has on record about you"

msgid "基本信息"
msgstr "Basics"

msgid "有一项不对，请工会更正"
msgstr "Something is wrong; ask the union to correct it"

msgid "改电子邮件和通知的方式"
msgstr "Change e-mail and how you are told"

msgid "您自己愿意说的"
msgstr "What you chose to tell us"

msgid "用来%(purpose)s"
msgstr "Used for %(purpose)s"

msgid "撤回%(term)s"
msgstr "Take back %(term)s"

msgid "填一填，或者改一改"
msgstr "Fill it in or change it"

msgid "会籍经过"
msgstr "Membership history"

msgid "要转到哪个工会？"
msgstr "Which union do you want to move to?"

msgid "您现在在%(name)s。选好新单位的工会就行，两边工会由系统去问，会员号不变。"
msgstr "You are in %(name)s now. Choose the union of your new workplace; the two unions settle the rest and your member number stays."

msgid "新单位或新工会的名字"
msgstr "Name of the new workplace or union"

msgid "先不转"
msgstr "Not now"

msgid "转到"
msgstr "Move to"

msgid "没有找到这个工会"
msgstr "This union was not found"

msgid "换个说法试试，或者打 12351。"
msgstr "Try another name, or call 12351."

msgid "撤回这一项"
msgstr "Take this back"

msgid "要撤回这一项吗？"
msgstr "Take this back?"

msgid "撤回以后马上删掉，工会不再用它来%(purpose)s。"
msgstr "It is deleted at once, and the union no longer uses it for %(purpose)s."

msgid "留着"
msgstr "Keep it"

msgid "选了 %(total)s 位会员，要么都办成，要么都不变"
msgid_plural "选了 %(total)s 位会员，要么都办成，要么都不变"
msgstr[0] "%(total)s member chosen; either it works or nothing changes"
msgstr[1] "%(total)s members chosen; either it works for all or nothing changes"

msgid "先不办"
msgstr "Not now"

msgid "对选中的会员"
msgstr "With the chosen members"

msgid "勾选会员以后，可以一起"
msgstr "Tick members, then together you can"

msgid "看会员页"
msgstr "See the member's page"

msgid "职工到窗口来，由您照身份证填。和网上申请是同一份记录，注明“窗口代办”"
msgstr "A worker comes to the counter and you fill it in from the identity card. It is the same record as an online application, marked “At the counter”"

msgid "记下申请"
msgstr "Note the application"

msgid "办转会"
msgstr "Transfer"

msgid "正在转到“%(place)s”（%(number)s），办完以前会籍还在这里。"
msgstr "Being transferred to “%(place)s” (%(number)s); until that is done the membership stays here."

msgid "看这一件"
msgstr "See the case"

msgid "本人"
msgstr "Person"

msgid "会籍和工作"
msgstr "Membership and work"

msgid "会籍变化"
msgstr "Changes of membership"

msgid "还没有记下过变化。"
msgstr "No changes on record yet."

msgid "打印出来贴在车间、宿舍、食堂，手机一扫就能申请"
msgstr "Print it and hang it in workshops, dormitories and canteens; anyone can apply by scanning it"

msgid "哪个工会的海报"
msgstr "Poster of which union"

msgid "换成这个"
msgstr "Use this one"

msgid "加入%(name)s"
msgstr "Join %(name)s"

msgid "扫码加入%(name)s"
msgstr "Scan to join %(name)s"

msgid "有问题打 %(phone)s，或拨 12351"
msgstr "Questions? Call %(phone)s or 12351"

msgid "这个工会现在不接受网上入会"
msgstr "This union does not take online applications at present"

msgid "先在组织信息里打开“接受网上入会”，再来打印海报。"
msgstr "Turn on “Take online applications” in the organization's details first, then come back to print the poster."

msgid "您任职的工会和下级的会员；证件号和手机号都遮着"
msgstr "Members of the unions where you hold a position and of those below; ID and phone numbers are masked"

msgid "存下的条件"
msgstr "Saved filters"

msgid "会员列表"
msgstr "List of members"

msgid "人"
msgstr "people"

msgid "只数到这里。加上姓名、工会或别的条件，就能找到后面的人。"
msgstr "Counting stopped here. Add a name, a union or another filter to find those further on."

msgid "会员表"
msgstr "Members"

msgid "选"
msgstr "Choose"

msgid "部门和岗位"
msgstr "Department and post"

msgid "没有符合这些条件的会员"
msgstr "No members match these filters"

msgid "少选一个条件试试。"
msgstr "Try one filter fewer."

msgid "清除条件"
msgstr "Clear filters"

msgid "查看%(label)s"
msgstr "See %(label)s"

msgid "看一次记一次，会员本人看得到是谁、为什么看的"
msgstr "Every look is recorded; the member can see who looked and why"

msgid "回会员页"
msgstr "Back to the member"

msgid "查看这一次"
msgstr "See it this once"

msgid "存下这组条件"
msgstr "Save this filter"

msgid "起个名字"
msgstr "Give it a name"

msgid "存下来"
msgstr "Save it"

msgid "删掉“%(name)s”"
msgstr "Delete “%(name)s”"

msgid "删掉"
msgstr "Delete"

msgid "现在在“%(place)s”。两边工会各有 3 个工作日，会员号不变。"
msgstr "Now in “%(place)s”. Each of the two unions has 3 working days; the member number stays."

msgid "开始转接"
msgstr "Begin the transfer"

msgid "用手机扫会员码，或让会员报会员号和 6 位口令"
msgstr "Scan the member code with a phone, or have the member read out the member number and the 6 digits"

msgid "%(name)s 是会员"
msgstr "%(name)s is a member"

msgid "%(union)s，会籍%(state)s"
msgstr "%(union)s, membership: %(state)s"

msgid "核验"
msgstr "Verify"

msgid "送来的内容没看懂"
msgstr "We could not read what was sent"

msgid "可能是链接不完整，或者网络中途断了。您办的事没有改动，回到上一页再试一次。"
msgstr "The link may be incomplete, or the network broke off on the way. Nothing was changed; go back and try again."

msgid "这一页您现在还不能看"
msgstr "You cannot see this page yet"

msgid "它只给经办的人看。要是您该看到，请工会主席给您加上岗位；要办自己的事，从首页进。"
msgstr "It is only for those who handle the matter. If you should see it, ask your union chair for the position; for your own matters start from home."

msgid "这一页开得太久了"
msgstr "This page was open for too long"

msgid "为了安全，刚才那一下没有交上来，什么都没有改动。打开这一页再交一次；浏览器要允许保存 Cookie。返回上一页，填过的一般还在。"
msgstr "To be safe, what you just sent was not taken and nothing was changed. Open the page again and send it once more; your browser must allow cookies. If you go back, what you filled in is usually still there."

msgid "重新打开这一页"
msgstr "Open the page again"

msgid "没找到这一页"
msgstr "This page was not found"

msgid "可能是地址抄漏了，事情已经办结收起来了，或者这件事不归您的工会办。回首页能看到您的全部办件；找不到就拨 12351，告诉我们您在找什么。"
msgstr "The address may be incomplete, the matter may be closed and put away, or it may not belong to your union. Home shows all your cases; if you cannot find it, call 12351 and tell us what you are looking for."

msgid "文件太大了"
msgstr "The file is too large"

msgid "一次最多收 %(limit)s。"
msgstr "At most %(limit)s at a time."

msgid "返回上一页，换成小一点的再传：照片用手机自带的就行，不用原图；表格太长就分成几个。别的内容都没有改动。"
msgstr "Go back and upload something smaller: an ordinary phone photo will do, no full-size original; split a long sheet into several. Nothing else was changed."

msgid "先歇一会儿再试"
msgstr "Pause a little, then try again"

msgid "大约 %(wait)s以后可以再试。"
msgstr "You can try again in about %(wait)s."

msgid "过 5 分钟再试。"
msgstr "Try again in 5 minutes."

msgid "短时间里试的次数太多了。为了不让别人乱试您的账号，我们先停一停。如果不是您本人在试，请拨 12351 告诉我们。"
msgstr "There were too many tries in a short time. We paused so that nobody can guess their way into your account. If it was not you, please call 12351 and tell us."

msgid "这一页没打开"
msgstr "This page did not open"

msgid "报给工作人员时说这个号：%(code)s"
msgstr "Give this code when you report it: %(code)s"

msgid "过几分钟再试，还不行就拨 12351。"
msgstr "Try again in a few minutes; if it still does not work, call 12351."

msgid "不是您的问题，我们的机器出了点状况，已经记下来给值班的人看。已经提交的都在；刚填的没保存上的，返回上一页一般还能看到。"
msgstr "It is not your fault: our machine had a problem, and it has been noted for the people on duty. Everything you sent is safe; what you just filled in and had not saved is usually still there if you go back."

msgid "经办"
msgstr "Handler"

msgid "工作台"
msgstr "Workbench"

msgid "搜会员、办件、组织"
msgstr "Search members, cases, organizations"

msgid "搜会员、办件号、组织"
msgstr "Search members, case numbers, organizations"

msgid "帮助"
msgstr "Help"

msgid "通知，%(unread)s 条未读"
msgid_plural "通知，%(unread)s 条未读"
msgstr[0] "Notices, %(unread)s unread"
msgstr[1] "Notices, %(unread)s unread"

msgid "通知"
msgstr "Notices"

msgid "对选中的"
msgstr "With the chosen ones"

msgid "选中"
msgstr "Chosen"

msgid "选中全部 %(total)s"
msgstr "Choose all %(total)s"

msgid "改了什么"
msgstr "What changed"

msgid "项目"
msgstr "Item"

msgid "原来"
msgstr "Before"

msgid "改成"
msgstr "After"

msgid "已筛选"
msgstr "Filtered by"

msgid "去掉条件：%(name)s"
msgstr "Remove filter: %(name)s"

msgid "全部清除"
msgstr "Clear all"

msgid "找到 %(found)s"
msgstr "Found %(found)s"

msgid "%(who)s %(when)s 改过这一页"
msgstr "%(who)s changed this page %(when)s"

msgid "您填的还在，先看看两边哪里不一样，再决定留哪一个。"
msgstr "What you filled in is still here. Look at where the two differ, then decide which to keep."

msgid "两边的不同"
msgstr "Differences"

msgid "看最新的"
msgstr "See the latest"

msgid "您的决定"
msgstr "Your decision"

msgid "有 %(faults)s 处要改："
msgid_plural "有 %(faults)s 处要改："
msgstr[0] "%(faults)s thing to change: "
msgstr[1] "%(faults)s things to change: "

msgid "跳到主要内容"
msgstr "Skip to the main content"

msgid "编号"
msgstr "Number"

msgid "为什么有这项："
msgstr "Why you have this:"

msgid "有 %(total)s 处要改一下"
msgid_plural "有 %(total)s 处要改一下"
msgstr[0] "%(total)s thing to change"
msgstr[1] "%(total)s things to change"

msgid "（可不填）"
msgstr " (optional)"

msgid "为什么要填这一项？"
msgstr "Why do we ask for this?"

msgid "错误："
msgstr "Error: "

msgid "（可不传）"
msgstr " (optional)"

msgid "更多筛选"
msgstr "More filters"

msgid "筛选"
msgstr "Filter"

msgid "职工热线"
msgstr "Workers' hotline"

msgid "去做决定"
msgstr "Go to the decision"

msgid "%(to)s 会收到这样一条"
msgstr "%(to)s will receive this"

msgid "查看完整的%(label)s，会留下记录"
msgstr "See the full %(label)s; this is recorded"

msgid "工会会员证"
msgstr "Union membership card"

msgid "实名已核"
msgstr "Identity checked"

msgid "会员二维码，给工作人员扫一扫"
msgstr "Member QR code, for the staff to scan"

msgid "扫不了，报口令"
msgstr "Cannot scan? Read out the digits"

msgid "第 %(first)s–%(last)s，共 %(total)s"
msgstr "%(first)s–%(last)s of %(total)s"

msgid "工会正在核对"
msgstr "The union is checking it"

msgid "9 月 26 日前有结果，短信告诉您。您不用再跑。"
msgstr "There will be a result by 26 September, by text message. There is nothing else to do."

msgid "已用 1 个工作日，承诺 3 个"
msgstr "1 working day used of 3 promised"

msgid "您现在可以"
msgstr "You can now"

msgid "不想申请了"
msgstr "I no longer want to apply"

msgid "审核前都可以撤回，不影响以后再申请"
msgstr "You can withdraw until it is reviewed; you can still apply later"

msgid "撤回这份申请"
msgstr "Withdraw this application"

msgid "我填的"
msgstr "What I filled in"

msgid "看申请表"
msgstr "See the application"

msgid "这个码只能证明您是会员，不含身份证号和手机号。"
msgstr "This code only proves that you are a member; it holds neither your identity number nor your phone number."

msgid "待审核，今天 17:00 前"
msgstr "Waiting for review, today by 17:00"

msgid "已用 2 个工作日"
msgstr "2 working days used"

msgid "转办"
msgstr "Hand over"

msgid "看档案"
msgstr "See the file"

msgid "王敏"
msgstr "Wang Min"

msgid "2 分钟前"
msgstr "2 minutes ago"

msgid "经过"
msgstr "History"

msgid "审批人 周岩"
msgstr "Reviewer Zhou Yan"

msgid "送出决定"
msgstr "Send the decision"

msgid "所有操作留痕"
msgstr "Everything is recorded"

msgid "您的入会申请通过了，会员证现在就能用。"
msgstr "Your application to join was accepted. Your membership card can be used right away."

msgid "申请已收到"
msgstr "Your application has arrived"

msgid "短信也发到了 138****1234，不用抄"
msgstr "Also sent by text message to 138****1234; no need to write it down"

msgid "看办理进度"
msgstr "See how it goes"

msgid "看板"
msgstr "Board"

msgid "组织树"
msgstr "Tree of unions"

msgid "比年初"
msgstr "since the beginning of the year"

msgid "满意"
msgstr "Satisfied"

msgid "1,204 人评价"
msgstr "rated by 1,204 people"

msgid "六个全覆盖，还差“长期出差驻外”"
msgstr "Of the six full coverages, “long stays away from home” is still missing"

msgid "困难职工：三成半因病"
msgstr "Workers in hardship: 35% because of illness"

msgid "下面 2 个工会小组"
msgstr "2 union groups below"

msgid "工会小组表"
msgstr "Union groups"

msgid "周岩，今天有 5 件要办完，先看超时的 2 件。"
msgstr "Zhou Yan, 5 cases are due today; begin with the 2 overdue ones."

msgid "看谁的待办"
msgstr "Whose tasks to see"

msgid "按事项筛选"
msgstr "Filter by matter"

msgid "这周办得怎么样"
msgstr "How this week is going"

msgid "样板"
msgstr "Patterns"

msgid "秀兰，下午好"
msgstr "Good afternoon, Xiulan"

msgid "这里是全部样板：每个部件、每种状态，连同很长的名字"
msgstr "All patterns: every component in every state, with very long names"

msgid "陈秀兰"
msgstr "Chen Xiulan"

msgid "总装二分厂工会 · 装配钳工"
msgstr "Union of the second assembly plant · assembly fitter"

msgid "您的生日慰问备好了"
msgstr "Your birthday gift is ready"

msgid "蛋糕券一张，10 月 17 日前到店可用"
msgstr "A cake voucher, valid in the shop until 17 October"

msgid "去领取"
msgstr "Collect it"

msgid "入会申请还差一份材料"
msgstr "Your application to join needs one more document"

msgid "去补交"
msgstr "Add it"

msgid "去补交入会材料"
msgstr "Add the document for joining"

msgid "我有诉求"
msgstr "Tell us a concern"

msgid "入会和转会"
msgstr "Join and transfer"

msgid "法律援助"
msgstr "Legal aid"

msgid "共 2 件"
msgstr "2 in all"

msgid "公示到 9 月 26 日，没有异议就发放"
msgstr "On public notice until 26 September; paid out if nobody objects"

msgid "生日慰问"
msgstr "Birthday gift"

msgid "蛋糕券 1 张（价值 200 元）"
msgstr "1 cake voucher (worth 200 yuan)"

msgid "10 月 17 日前有效"
msgstr "Valid until 17 October"

msgid "您的生日是 9 月 18 日，会员每年一份。"
msgstr "Your birthday is 18 September; members get one every year."

msgid "还剩 24 天"
msgstr "24 days left"

msgid "领取蛋糕券"
msgstr "Collect the cake voucher"

msgid "金秋助学"
msgstr "Autumn school aid"

msgid "子女大学在读补助"
msgstr "A subsidy for children at university"

msgid "现在不用做什么"
msgstr "Nothing to do right now"

msgid "核对学籍中"
msgstr "Checking school enrolment"

msgid "状态、提示、按钮"
msgstr "States, hints, buttons"

msgid "件"
msgstr "cases"

msgid "标签"
msgstr "Tags"

msgid "主要"
msgstr "Primary"

msgid "次要"
msgstr "Secondary"

msgid "轻"
msgstr "Quiet"

msgid "慎用"
msgstr "With care"

msgid "小"
msgstr "Small"

msgid "不可用"
msgstr "Disabled"

msgid "补一句有用的话。"
msgstr "Add a sentence that helps."

msgid "还差一份：住院费用清单"
msgstr "One still missing: the list of hospital costs"

msgid "医院盖章的那一页，拍清楚就行。"
msgstr "The page with the hospital's stamp; a clear photo will do."

msgid "拍照补交"
msgstr "Take a photo and add it"

msgid "办成了，短信也发给您了。"
msgstr "Done, and you got a text message as well."

msgid "正有人受伤，或者有危险？先打 120。"
msgstr "Someone is hurt or in danger? Call 120 first."

msgid "这份心意还有 5 天。"
msgstr "This gift is there for 5 more days."

msgid "按状态看"
msgstr "By state"

msgid "看起来您可以入会"
msgstr "It looks as if you can join"

msgid "最后以工会核对为准。"
msgstr "What the union finds when checking counts."

msgid "入会要实名，号码加密保存，每次查看都有记录。"
msgstr "Members join under their real name; the number is stored encrypted and every look is recorded."

msgid "搜索服务"
msgstr "Search services"

msgid "想办什么事？比如“入会”"
msgstr "What would you like to do? For example “join”"

msgid "身份证号"
msgstr "ID number"

msgid "服务清单"
msgstr "List of services"

msgid "换单位会籍跟着走"
msgstr "Change workplaces, keep your membership"

msgid "岚州机电集团工会和下级 23 个，共 4,286 名会员"
msgstr "Lanzhou Electrical Group union and 23 below it, 4,286 members in all"

msgid "导入 Excel"
msgstr "Import from Excel"

msgid "登记会员"
msgstr "Register a member"

msgid "正在导入“物流园联合工会花名册.xlsx”"
msgstr "Importing “warehouse union roster.xlsx”"

msgid "大约还要 40 秒"
msgstr "About 40 seconds to go"

msgid "导入完了"
msgstr "Imported"

msgid "班组 · 岗位"
msgstr "Team · post"

msgid "档案完整"
msgstr "File complete"

msgid "会改哪些"
msgstr "What would change"

msgid "四种状态"
msgstr "Four states"

msgid "没有在办的事"
msgstr "Nothing is open"

msgid "您现在没有办件。遇到难处，随时可以来，几分钟就能提交。"
msgstr "You have no cases at present. If things get hard, come at any time; it takes a few minutes."

msgid "正在取您的办件…"
msgstr "Fetching your cases…"

msgid "不是您的问题。您填的内容都在。"
msgstr "It is not your fault. Everything you filled in is still here."

msgid "再试一次"
msgstr "Try once more"

msgid "这件事要换个地方办"
msgstr "This has to be done elsewhere"

msgid "您的会籍在别的工会，我们可以把材料一起转过去。"
msgstr "Your membership is in another union; we can pass on your documents."

msgid "转过去"
msgstr "Pass them on"

msgid "别的样板页"
msgstr "Other pattern pages"

msgid "样板页"
msgstr "Pattern pages"

msgid "颜色"
msgstr "Colours"

msgid "字"
msgstr "Type"

msgid "职工在哪里，服务就到哪里"
msgstr "Wherever workers are, the union is there"

msgid "页面标题"
msgstr "Page title"

msgid "分区标题"
msgstr "Section title"

msgid "卡片标题"
msgstr "Card title"

msgid "成段的中文行距放宽，一行不超过 38 个字；数字用等宽数字，1,125 元和 3,000 元上下对得齐。"
msgstr "Longer text has wider line spacing and at most 38 characters a line; digits are of equal width, so that 1,125 yuan and 3,000 yuan line up."

msgid "工作台正文"
msgstr "Workbench text"

msgid "次要说明"
msgstr "Secondary text"

msgid "角标，再小就不用"
msgstr "Badges; nothing smaller is used"

msgid "图标"
msgstr "Icons"

msgid "怎么看"
msgstr "Appearance"

msgid "字的大小"
msgstr "Text size"

msgid "标准"
msgstr "Standard"

msgid "大字版（长辈版）"
msgstr "Large text (for older readers)"

msgid "明暗"
msgstr "Light or dark"

msgid "跟手机"
msgstr "Same as the phone"

msgid "语言"
msgstr "Language"

msgid "工作台导航"
msgstr "Workbench navigation"

msgid "收起"
msgstr "Fold"

msgid "切换组织"
msgstr "Change organization"

msgid "正在取内容…"
msgstr "Fetching…"

msgid "保存，继续"
msgstr "Save and continue"

msgid "先存着，以后再填"
msgstr "Keep it and go on later"

msgid "%(at)s 已保存"
msgstr "Saved %(at)s"

msgid "第 %(number)s 步，共 %(total)s 步"
msgstr "Step %(number)s of %(total)s"

msgid "标准版"
msgstr "Standard text"

msgid "大字版"
msgstr "Large text"

msgid "办理进度，共 %(total)s 步，现在第 %(now)s 步"
msgstr "Progress: step %(now)s of %(total)s"

msgid "%(name)s的下级"
msgstr "Below %(name)s"

msgid "任命"
msgstr "Appoint"

msgid "不能给自己任命，也不能任命比自己高的职务"
msgstr "You cannot appoint yourself, nor to a position above your own"

msgid "工会工作台"
msgstr "Union workbench"

msgid "底部导航"
msgstr "Bottom navigation"

msgid "更多"
msgstr "More"

msgid "我来办"
msgstr "I will handle it"

msgid "放回去"
msgstr "Put it back"

msgid "没有办成"
msgstr "Not done"

msgid "这一件"
msgstr "This case"

msgid "还在等%(name)s会签，答复以后才能作决定。"
msgstr "Still waiting for %(name)s to co-sign; decide once the answer is there."

msgid "不等%(name)s会签了"
msgstr "Stop waiting for %(name)s"

msgid "结果会发给申请人，每一步都有记录"
msgstr "The applicant is told the result; every step is recorded"

msgid "您有份办理的事项，新的在前"
msgstr "Cases you have a part in, newest first"

msgid "办件列表"
msgstr "List of cases"

msgid "办件表"
msgstr "Cases"

msgid "时限"
msgstr "Deadline"

msgid "没有符合这些条件的办件"
msgstr "No cases match these filters"

msgid "结束任职"
msgstr "End the position"

msgid "%(place)s，%(role)s。结束以后当时就没有权限，手上的事请先转给同事。"
msgstr "%(place)s, %(role)s. The permissions end at once; hand open cases over to colleagues first."

msgid "常办的几件事，和办不了时找谁"
msgstr "The usual tasks, and whom to ask when something does not work"

msgid "新来的申请在哪里"
msgstr "Where are new applications?"

msgid "在“待办”里，按时限排好。先看“没人认领”的，点开以后“我来办”。"
msgstr "Under “To do”, in the order of their deadlines. Look at “Unclaimed” first, open one and choose “I will handle it”."

msgid "不同意要怎么写"
msgstr "How do I word a refusal?"

msgid "退回和不予通过都要写理由，申请人看得到。写清楚差什么、怎么补、可以找谁。"
msgstr "Sending back and declining both need a reason, and the applicant sees it. Say what is missing, how to add it and whom to ask."

msgid "出差了谁来办"
msgstr "Who acts while I am away?"

msgid "在“请人代办”里选同事和日子。同事办的，记录里写明是代您办的。"
msgstr "Under “Stand-ins” choose a colleague and the days. What they do is recorded as done for you."

msgid "名册表格怎么传"
msgstr "How do I import a roster?"

msgid "在“导入名册”里上传，先核对每一行，看过再确认写入。传错了可以整批撤销。"
msgstr "Upload it under “Import roster”; every row is checked, and nothing is written until you have looked and confirmed. A wrong file can be undone as a whole."

msgid "看不到想看的页面"
msgstr "I cannot see a page I need"

msgid "页面跟着任职走。请找负责任命的上级工会，或拨 12351。"
msgstr "Pages come with positions. Ask the union above, which appoints, or call 12351."

msgid "手上 %(mine)s 件，还没人认领 %(unclaimed)s 件"
msgstr "Yours: %(mine)s, unclaimed: %(unclaimed)s"

msgid "等您会签"
msgstr "Waiting for your co-signature"

msgid "%(by)s请您会签"
msgstr "%(by)s asks you to co-sign"

msgid "去会签"
msgstr "Co-sign"

msgid "手上没有要办的事"
msgstr "Nothing for you to do"

msgid "新来的事项先放在“没人认领”里，谁先认领谁办。"
msgstr "New cases come under “Unclaimed” first; whoever claims one handles it."

msgid "看没人认领的"
msgstr "See unclaimed cases"

msgid "没有等着办的事"
msgstr "No cases are waiting"

msgid "有人提交申请，就会出现在这里，按时限排好。"
msgstr "When someone applies it appears here, in the order of deadlines."

msgid "谁在什么时候做了什么；只能添、不能改，也不含个人信息"
msgstr "Who did what and when; entries can only be added, never changed, and hold no personal information"

msgid "核对有没有被改动"
msgstr "Check whether anything was changed"

msgid "第 %(chain)s 条链第 %(seq)s 条：%(why)s"
msgstr "Chain %(chain)s, entry %(seq)s: %(why)s"

msgid "记录对不上"
msgstr "The entries do not agree"

msgid "%(count)s 条记录逐条核对过，没有断开。"
msgstr "%(count)s entries checked one by one; nothing is broken."

msgid "记录完整"
msgstr "The journal is whole"

msgid "记录列表"
msgstr "List of entries"

msgid "记录表"
msgstr "Entries"

msgid "时间"
msgstr "Time"

msgid "做了什么"
msgstr "What was done"

msgid "对象"
msgstr "To what"

msgid "没有符合这些条件的记录"
msgstr "No entries match these filters"

msgid "快到换届的时候了"
msgstr "A new term is due soon"

msgid "会员 %(count)s 人"
msgstr "Members: %(count)s"

msgid "看换届日期"
msgstr "See terms"

msgid "下级组织"
msgstr "Organizations below"

msgid "下级组织表"
msgstr "Organizations below"

msgid "名称"
msgstr "Name"

msgid "再下级"
msgstr "Below it"

msgid "任期到"
msgstr "Term ends"

msgid "个"
msgstr "organizations"

msgid "下面没有组织了。"
msgstr "There is nothing below it."

msgid "组织信息"
msgstr "Organization details"

msgid "谁在这里任职"
msgstr "Who holds a position here"

msgid "还没有人任职。"
msgstr "Nobody holds a position yet."

msgid "可以办的"
msgstr "What you can do"

msgid "在您任职的工会和下级里找"
msgstr "Search the unions where you hold a position and those below"

msgid "找到的工会"
msgstr "Unions found"

msgid "工会表"
msgstr "Unions"

msgid "没有找到这个名字的工会"
msgstr "No union has this name"

msgid "换个字试试，或写工会编号。"
msgstr "Try another word, or the union's code."

msgid "送出意见"
msgstr "Send your opinion"

msgid "转给同事办"
msgstr "Hand over to a colleague"

msgid "转给对方"
msgstr "Hand over"

msgid "请同事会签"
msgstr "Ask a colleague to co-sign"

msgid "请对方会签"
msgstr "Ask to co-sign"

msgid "谁在哪个工会做什么；权限只从任职来，结束了当时就没有"
msgstr "Who does what in which union; permissions come from positions only and end with them"

msgid "姓名或拼音首字母"
msgstr "Name or pinyin initials"

msgid "只看现在的"
msgstr "Present ones only"

msgid "连同已结束的一起看"
msgstr "Ended ones too"

msgid "任职列表"
msgstr "List of positions"

msgid "任职表"
msgstr "Positions"

msgid "职务"
msgstr "Position"

msgid "从"
msgstr "From"

msgid "到"
msgstr "Until"

msgid "结束%(name)s的任职"
msgstr "End the position of %(name)s"

msgid "结束"
msgstr "End"

msgid "没有符合的任职"
msgstr "No positions match"

msgid "换个名字试试。"
msgstr "Try another name."

msgid "找“%(text)s”，只在您任职的工会和下级里找"
msgstr "Searching for “%(text)s” in the unions where you hold a position and those below"

msgid "会员、办件号、组织都能搜"
msgstr "Members, case numbers and organizations can be found"

msgid "姓名、拼音首字母、办件号、工会名称"
msgstr "Name, pinyin initials, case number, name of a union"

msgid "办件"
msgstr "Cases"

msgid "换个写法试试：姓名、拼音首字母、办件号都行。"
msgstr "Try it another way: a name, pinyin initials or a case number."

msgid "您不在的几天，待办由同事接着办，时限不受影响"
msgstr "While you are away a colleague goes on with your tasks; deadlines stay the same"

msgid "说好的代办"
msgstr "Stand-ins agreed"

msgid "%(who)s 代 %(whose)s"
msgstr "%(who)s for %(whose)s"

msgid "提前结束"
msgstr "End early"

msgid "请对方代办"
msgstr "Ask them to stand in"

msgid "%(name)s和所有下级：关了的服务，会员和干部都看不到"
msgstr "%(name)s and everything below it: neither members nor officers see a service that is off"

msgid "看这个"
msgstr "See this one"

msgid "服务列表"
msgstr "List of services"

msgid "上级工会关了"
msgstr "Off in the union above"

msgid "每个工会都有，不能关"
msgstr "Every union has it; it cannot be switched off"

msgid "关掉%(name)s"
msgstr "Switch off %(name)s"

msgid "打开%(name)s"
msgstr "Switch on %(name)s"

msgid "关掉"
msgstr "Switch off"

msgid "换届日期"
msgstr "Terms"

msgid "半年内任期到了的，和已经过了任期还没换届的"
msgstr "Terms that end within half a year, and those that have passed without a new one"

msgid "换届列表"
msgstr "List of terms"

msgid "换届表"
msgstr "Terms"

msgid "过了任期"
msgstr "Term has passed"

msgid "快到了"
msgstr "Ends soon"

msgid "半年内没有要换届的"
msgstr "No term ends within half a year"

msgid "任期快到的工会会出现在这里，日子近的在前。"
msgstr "Unions whose term ends soon appear here, the nearest first."

msgid "快到换届"
msgstr "Re-election near"

msgid "{organization}的本届任期到 {day} 为止"
msgstr "The term of {organization} ends on {day}"

msgid "{organization}的本届任期到 {day} 为止。请和上级工会商定换届的日子；换好以后在组织页上“记换届”。"
msgstr "The term of {organization} ends on {day}. Please settle the day of re-election with the upper union, and record it on the union's page when it is done."

msgid "换届提醒"
msgstr "Reminders of re-election"

msgid "%(name)s的本届任期到 %(day)s 为止，该准备换届了。"
msgid_plural "%(count)s 个工会快到换届或过了任期，最早的是%(name)s，任期到 %(day)s 为止。"
msgstr[0] "The term of %(name)s ends on %(day)s: time to prepare the re-election."
msgstr[1] "%(count)s unions are near or past the end of their term; the earliest is %(name)s, on %(day)s."

msgid "{name}，{count} 行"
msgstr "{name}, {count} rows"

msgid "选中的人里有 {count} 位现在不能这样办，比如会员号 {number}，会籍是“{state}”。谁的都没有变。请按“会籍”筛选以后再一起办。"
msgstr "This does not fit {count} of the chosen, for example member number {number}, whose membership is “{state}”. Nobody was changed. Filter by “Membership” and do it again."

msgid "刚才有人改过名册：符合这些条件的现在是 {now} 位，不是 {seen} 位。请再看一遍名单。"
msgstr "The register was changed just now: these conditions find {now} members, not {seen}. Please look at the list again."

msgid "一次最多 {most} 位。请加上工会或别的条件，分几次办。"
msgstr "At most {most} at a time. Add a union or another condition and do it in parts."

msgid "入会日期从"
msgstr "Joined from"

msgid "入会日期到"
msgstr "Joined until"

msgid "缺的资料"
msgstr "What is missing"

msgid "缺手机号码"
msgstr "No phone number"

msgid "缺证件号码"
msgstr "No ID number"

msgid "这些会员的会籍到这天为止，以后要回来得重新申请。"
msgstr "These memberships end on that day; who wants to come back has to apply again."

msgid "还有 %(more)s 位"
msgstr "and %(more)s more"

msgid "不用一个个勾，选中全部 %(found)s 人"
msgstr "All %(found)s, without ticking each"

msgid "导出 %(found)s 人"
msgstr "Export %(found)s"

msgid "只数到这里。加上姓名、工会或别的条件，就能找到后面的人，也才能排序和一起办。"
msgstr "Counting stops here. Add a name, a union or another condition to find the others, to sort, and to change many at once."

msgid "%(count)s 个工会快到换届或过了任期，最早的是%(name)s，任期到 %(day)s 为止。"
msgstr "%(count)s unions are near or past the end of their term; the earliest is %(name)s, on %(day)s."
