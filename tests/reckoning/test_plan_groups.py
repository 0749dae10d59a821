"""The plan's groups by their names: a name means one group, and no shuffling of the plan makes it mean another."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reckoning.plan_groups import GroupPath, group_paths, paths_called, shortest_call
from tests.builders import a_dossier, a_group, a_plan, a_task_list, an_appendix

NAMES = ["Thể chế", "Văn bản", "Văn bản / Hồ sơ", "Hồ sơ", "I. Thể chế", "II", "phu_luc"]
Tree = list[tuple[str, Any]]

trees: st.SearchStrategy[Tree] = st.recursive(
    st.lists(st.tuples(st.sampled_from(NAMES), st.just([])), max_size=3),
    lambda inner: st.lists(st.tuples(st.sampled_from(NAMES), inner), max_size=3),
    max_leaves=6,
)


def paths_of(*appendices: Tree) -> tuple[GroupPath, ...]:
    """The groups of a plan with an appendix for each tree."""

    def groups(tree: Tree) -> list[dict[str, Any]]:
        return [{"ten": name, "nhom": groups(inner), "nhiem_vu": []} for name, inner in tree]

    made = [
        an_appendix(a_task_list(*(a_group(**one) for one in groups(tree))), tep=f"phu_luc{number or ''}")
        if tree
        else an_appendix(tep=f"phu_luc{number or ''}", noi_dung={})
        for number, tree in enumerate(appendices)
    ]
    return group_paths(a_dossier(plan=a_plan(*made)))


def names_of(path: GroupPath) -> tuple[str, ...]:
    return (path.file, *(group.name for group in path.groups))


def shuffled(tree: Tree, order: Any) -> Tree:
    """The same groups in another order on every level."""
    moved = [(name, shuffled(inner, order)) for name, inner in tree]
    order.shuffle(moved)
    return moved


def spoken(paths: tuple[GroupPath, ...]) -> list[str]:
    """Words that a person may write for groups, with and without numbers."""
    ways = [words for path in paths for words in path.calls()]
    ways += [path.own.title for path in paths]
    ways += [" / ".join(group.title for group in path.groups) for path in paths]
    return list(dict.fromkeys(ways))


@settings(max_examples=60)
@given(st.lists(trees, min_size=1, max_size=2), st.randoms(use_true_random=False))
def test_words_that_name_one_group_never_name_another_after_any_shuffle(plan: list[Tree], order: Any) -> None:
    before, after = paths_of(*plan), paths_of(*(shuffled(tree, order) for tree in plan))
    for words in spoken(before):
        called = paths_called(words, before)
        if len(called) == 1:
            now = paths_called(words, after)
            assert len(now) != 1 or names_of(now[0]) == names_of(called[0])


@settings(max_examples=60)
@given(st.lists(trees, min_size=1, max_size=2))
def test_the_words_to_paste_name_the_group_and_no_other(plan: list[Tree]) -> None:
    paths = paths_of(*plan)
    for path in paths:
        words = shortest_call(path, paths)
        twins = [one for one in paths if names_of(one) == names_of(path)]
        if words is not None:
            assert paths_called(words, paths) == (path,)
        elif len(twins) == 1:
            # Only names that hold the separator, or repeat the appendix's file, may leave no way to say it.
            assert any(
                "/" in name or name in ("phu_luc", "I. Thể chế", "II") for one in paths for name in names_of(one)
            )
