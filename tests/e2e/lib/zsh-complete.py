"""Prints what zsh makes of a command line when TAB is pressed behind it.

    python3 zsh-complete.py FOLDER LINE        FOLDER holds _csmsc
"""
import os, pty, select, signal, sys, tempfile, time

folder, line = sys.argv[1:]
start = f"""
PROMPT='ready> '
fpath=({folder} $fpath)
autoload -U compinit && compinit -u -D
show() {{ print -r -- "<$BUFFER>"; exit }}
zle -N show
bindkey '^G' show
"""


def wait_for(fd, mark, said=b""):
    end = time.time() + 20
    while mark not in said and time.time() < end:
        if select.select([fd], [], [], 1)[0]:
            try:
                said += os.read(fd, 4096)
            except OSError:
                break
    return said


with tempfile.TemporaryDirectory() as home:
    with open(os.path.join(home, ".zshrc"), "w", encoding="utf-8") as file:
        file.write(start)
    pid, fd = pty.fork()
    if pid == 0:
        os.execvpe("zsh", ["zsh", "-d", "-i"], os.environ | {"ZDOTDIR": home, "TERM": "dumb"})
    wait_for(fd, b"ready> ")
    os.write(fd, line.encode() + b"\t\x07")
    said = wait_for(fd, b">\r\n")
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
last = said.decode(errors="replace").split("<")
print(last[-1].split(">")[0] if len(last) > 1 else "")
