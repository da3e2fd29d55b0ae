"""The check of the articles finds what it is there to find."""

import pytest

from webapp.content import check_learn, learn
from webapp.content.learn import Learn
from webapp.content.loader import Content
from webapp.contract.article import ArticleFile, PartFile


@pytest.fixture
def article(content: Content) -> ArticleFile:
    return content.learn.articles["stop-a-cramp"]


def changed(content: Content, **values: object) -> Content:
    return Content(**{**vars(content), **values})


def with_article(content: Content, article: ArticleFile) -> Content:
    articles = {**content.learn.articles, article.id: article}
    return changed(content, learn=Learn(**{**vars(content.learn), "articles": articles}))


def part_faults(**values: object) -> str:
    part = PartFile.model_validate({"text": "It helps.", **values})
    return "\n".join(check_learn.part_faults(part, known={1, 2}))


def test_the_articles_that_ship_have_no_faults(content: Content) -> None:
    assert list(check_learn.learn_faults(content)) == []


def test_every_subject_that_was_promised_has_its_article(content: Content) -> None:
    promised = {
        *("what-a-cramp-is", "stop-a-cramp", "fewer-cramps", "drinking-enough", "salts-and-food"),
        *("cramps-in-sport", "night-habits", "sitting-and-shoes", "heat-and-cold", "supplements"),
        *("prescribed-treatments", "seeing-someone", "what-we-do-not-know"),
    }

    assert promised <= set(content.learn.articles)


def test_a_claim_without_a_source_is_found() -> None:
    assert "names no source" in part_faults(strength="weak")


def test_a_source_without_a_strength_is_found() -> None:
    assert "no strength" in part_faults(sources=[1])


def test_a_number_that_nobody_stands_for_is_found() -> None:
    assert "states a number" in part_faults(text="It helps 9 of 10.")


def test_a_source_that_is_not_there_is_found() -> None:
    assert "cites 9" in part_faults(strength="weak", sources=[9])


def test_sources_out_of_order_are_found() -> None:
    assert "out of order" in part_faults(strength="weak", sources=[2, 1])


def test_that_nothing_was_found_needs_no_source() -> None:
    assert part_faults(strength="none") == ""


def test_two_sections_of_one_name_are_found(article: ArticleFile) -> None:
    twice = article.model_copy(update={"sections": [article.sections[0]] * 2})

    assert "section stretch is there twice" in list(check_learn.article_faults(twice, known={17}))


def test_an_article_that_is_never_checked_again_is_found(article: ArticleFile) -> None:
    late = article.model_copy(update={"check_again": article.checked_on})

    assert any("checked again" in fault for fault in check_learn.article_faults(late, known=set()))


@pytest.mark.parametrize(
    ("related", "fault"),
    [
        ({"articles": ["nowhere"]}, "stop-a-cramp: there is no article nowhere"),
        ({"routines": ["nowhere"]}, "stop-a-cramp: there is no routine nowhere"),
        ({"articles": ["stop-a-cramp"]}, "stop-a-cramp: it leads to itself"),
        ({"articles": []}, "stop-a-cramp: it leads to no other article"),
    ],
)
def test_a_way_that_leads_nowhere_is_found(
    article: ArticleFile, content: Content, related: dict[str, list[str]], fault: str
) -> None:
    lost = article.model_copy(update={"related": article.related.model_copy(update=related)})

    assert fault in list(check_learn.learn_faults(with_article(content, lost)))


def test_an_article_on_no_shelf_that_nobody_leads_to_is_found(
    article: ArticleFile, content: Content
) -> None:
    alone = with_article(content, article.model_copy(update={"id": "alone"}))

    faults = list(check_learn.learn_faults(alone))

    assert "shelves: alone stands on 0 shelves" in faults
    assert "alone: no other article leads to it" in faults


def test_an_article_that_takes_the_name_of_a_routine_is_found(
    article: ArticleFile, content: Content
) -> None:
    taken = with_article(content, article.model_copy(update={"id": "bed-prep"}))

    assert "bed-prep: the name is taken" in list(check_learn.learn_faults(taken))


def test_every_article_says_that_no_clinician_has_reviewed_it(content: Content) -> None:
    reviews = {article.review for article in content.learn.articles.values()}

    assert reviews == {"not-reviewed"}


def test_the_sources_of_an_article_are_listed_once_in_order(article: ArticleFile) -> None:
    numbers = learn.cited(article)

    assert numbers == sorted(set(numbers))
    assert {17, 18} <= set(numbers)
