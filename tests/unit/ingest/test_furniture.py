"""Page furniture goes, news stays."""

from __future__ import annotations

import pytest

from detente.ingest.furniture import strip_furniture
from detente.ingest.phrases import line_lexicon

PROSE = (
    "Russia recalled its ambassador from Washington on Wednesday after remarks by the president.\n"
    "The White House said that it would go on working with Moscow on arms control and climate.\n"
    "Analysts said that the step was rare and that both countries last recalled envoys in 1998.\n"
)


@pytest.mark.parametrize(
    "furniture",
    [
        "Share on Facebook",
        "Skip to content",
        "Like Loading...",
        "%d bloggers like this:",
        "12 bloggers like this.",
        "Leave a Reply",
        "Leave a comment",
        "Your email address will not be published. Required fields are marked *",
        "Notify me of follow-up comments by email.",
        "Sign up for our newsletter",
        "Sign up for our free newsletter and get the news every morning.",
        "Enter your email address to follow this blog.",
        "We use cookies to give you the best experience on our website.",
        "Accept all cookies",
        "Tags: Biden, Putin, Russia",
        "Filed under: World",
        "© 2021 Example Review. All rights reserved.",
        "Copyright 2021 Example Media",
        "Order your copy today",
        'My new book "Cold Peace" is available on Amazon.',
        "Advertisement",
        "Story continues below advertisement",
        "Related: Iran threatens to close the strait",
        "Read more: Iran threatens to close the strait",
        "Home | About | Contact | Archive",
        "FacebookTwitterEmailPrint",
        "Facebook Twitter LinkedIn Email",
        "3 thoughts on “Envoy recalled”",
    ],
)
def test_a_line_of_furniture_after_the_article_goes(furniture: str) -> None:
    assert strip_furniture(f"{PROSE}\n{furniture}\n").text == PROSE.strip()


@pytest.mark.parametrize(
    "line",
    [
        "Russia wants to share on Tuesday what it knows about the attack.",
        "Related talks in Vienna ended without a result.",
        "Home Secretary Priti Patel met her French counterpart.",
        "Comment came from Moscow, too.",
        "Order was restored in the capital.",
        "Join the fight, he told them.",
        "Tags on the wall named the group.",
        "Share",
        "Russia",
        "# # #",
        "Order now depends on the army.",
        "Support for the government fell.",
    ],
)
def test_news_that_begins_like_furniture_stays(line: str) -> None:
    text = f"{PROSE}{line}\n{PROSE}"
    assert strip_furniture(text).text == text


def test_a_text_without_furniture_comes_back_to_the_character() -> None:
    text = f"  Envoy recalled \r\n\r\n\r\n{PROSE}\t \n\n"
    assert strip_furniture(text).text == text
    assert strip_furniture(text).removed == 0


def test_everything_after_the_comment_form_goes() -> None:
    comment = "America attacked Iraq in 2003 and nobody here has said a single word about it.\n"
    text = f"{PROSE}\nLeave a Reply\nJohn says:\n{comment * 9}"
    assert strip_furniture(text).text == PROSE.strip()


def test_a_comment_link_above_the_article_does_not_cut_it() -> None:
    text = f"Envoy recalled\nLeave a comment\n\n{PROSE}"
    assert strip_furniture(text).text == f"Envoy recalled\n\n{PROSE}".strip()


def test_headlines_of_other_articles_below_the_buttons_go() -> None:
    text = (
        f"{PROSE}\nShare this:\nTwitter\nRelated\nIsrael bombs targets in Syria\nChina sanctions lawmaker\n"
    )
    assert strip_furniture(text).text == PROSE.strip()


def test_related_headlines_amid_the_article_go_and_the_rest_stays() -> None:
    text = f"{PROSE}\nRelated stories\nIsrael bombs targets in Syria\n\n{PROSE}"
    assert strip_furniture(text).text == f"{PROSE}\n{PROSE}".strip()


def test_title_byline_and_date_between_menu_and_article_stay() -> None:
    menu = "Skip to content\nThe Review\nHome\nAbout\nSearch for:\nOpinion\n"
    head = "Russia recalls its ambassador\nBy Jane Writer\nMarch 17, 2021\n"
    assert strip_furniture(f"{menu}{head}Share on Facebook\n\n{PROSE}").text == f"{head}\n{PROSE}".strip()


def test_labels_alone_need_company_to_count_as_a_menu() -> None:
    alone = f"Home\nNews\n{PROSE}"
    assert strip_furniture(alone).text == alone
    assert strip_furniture(f"Home\nNews\nSports\nContact\n{PROSE}").text == PROSE.strip()


def test_a_whole_page_keeps_the_stretch_with_the_most_prose() -> None:
    buttons = "Share on Facebook\nShare on Twitter\nSubscribe now\nAccept all cookies\nSkip to content\n"
    teaser = "Other story of the day\nA short teaser about the match that was played last night.\n"
    lists = "".join(f"Headline number {n} about a film\n" for n in range(30))
    page = f"{buttons}{teaser}{lists}{PROSE * 3}{buttons}{lists}"
    stripped = strip_furniture(page).text
    assert PROSE.splitlines()[1] in stripped
    assert "match" not in stripped


def test_what_was_left_out_names_its_lexicon_lines() -> None:
    stripped = strip_furniture(f"{PROSE}Share on Facebook\n")
    assert stripped.removed == 1
    assert stripped.rules[0].startswith("furniture.tsv:")


def test_phrases_are_found_with_any_quotes_case_and_numbers() -> None:
    read = line_lexicon().read
    assert read("EDITORS’ PICKS").phrase is not None
    assert read("1,204 Comments").phrase is not None
    assert read("• Subscribe now »").phrase is not None
