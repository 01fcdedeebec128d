"""How much memory the machine can still give."""

from __future__ import annotations

from standoff.memory import available

GB = 1 << 30


def files(root, **texts):
    for name, text in texts.items():
        path = (
            root
            / {
                "meminfo": "proc/meminfo",
                "most": "sys/fs/cgroup/memory.max",
                "used": "sys/fs/cgroup/memory.current",
                "stat": "sys/fs/cgroup/memory.stat",
                "most1": "sys/fs/cgroup/memory/memory.limit_in_bytes",
                "used1": "sys/fs/cgroup/memory/memory.usage_in_bytes",
            }[name]
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


MEMINFO = "MemTotal:       16777216 kB\nMemFree:  1 kB\nMemAvailable:    8388608 kB\n"


def test_linux_says_what_is_available(tmp_path):
    assert available(files(tmp_path, meminfo=MEMINFO)) == 8 * GB


def test_a_container_may_have_less(tmp_path):
    files(tmp_path, meminfo=MEMINFO, most=f"{4 * GB}\n", used=f"{3 * GB}\n")
    assert available(tmp_path) == GB
    files(tmp_path, stat=f"anon 5\ninactive_file {GB}\n")
    assert available(tmp_path) == 2 * GB


def test_a_container_without_a_limit_has_what_the_machine_has(tmp_path):
    assert available(files(tmp_path, meminfo=MEMINFO, most="max\n", used="7\n")) == 8 * GB


def test_control_groups_of_the_first_version(tmp_path):
    files(tmp_path, meminfo=MEMINFO, most1=f"{2 * GB}\n", used1=f"{GB}\n")
    assert available(tmp_path) == GB


def test_a_container_that_is_full_has_nothing(tmp_path):
    assert available(files(tmp_path, meminfo=MEMINFO, most=f"{GB}\n", used=f"{2 * GB}\n")) == 0


def test_a_system_that_says_nothing_is_taken_to_have_little(tmp_path):
    assert available(tmp_path) == 4 * GB


def test_this_machine_has_some():
    assert available() > 1 << 20
