"""How the voice that tells an event presents it."""

from __future__ import annotations

import pytest
from tests.unit.events.conftest import Told

STATUS = [
    # told as a fact
    ("Turkey is ready to help Libya.", "AGREE", "asserted"),
    ("Turkey is not ready to help Libya.", "AGREE", "denied"),
    ("Russia invaded Ukraine.", "ASSAULT", "asserted"),
    ("Iran has attacked Israel.", "ASSAULT", "asserted"),
    ("France is condemning Russia.", "ACCUSE", "asserted"),
    ("The Russian invasion of Ukraine began.", "ASSAULT", "asserted"),
    ("Russia could not stop Ukraine after it attacked Poland.", "ASSAULT", "asserted"),
    ("Turkey managed to invade Syria.", "ASSAULT", "asserted"),
    ("Turkey succeeded in invading Syria.", "ASSAULT", "asserted"),
    ("Turkey did not fail to invade Syria.", "ASSAULT", "asserted"),
    ("Iran was forced to release the British sailors.", "RETREAT", "asserted"),
    ("The council failed to condemn the Russian invasion of Georgia.", "ASSAULT", "asserted"),
    ("Washington falsely accused Russia of invading Ukraine.", "ACCUSE", "asserted"),
    ("Iran threatened to attack Israel.", "THREATEN", "asserted"),
    ("North Korea threatened to strike Guam.", "THREATEN", "asserted"),
    ("France urged Russia to release the sailors.", "REQUEST", "asserted"),
    ("Turkey refused to condemn Russia.", "REJECT", "asserted"),
    ("Japan has agreed to lift sanctions on Iran.", "AGREE", "asserted"),
    ("Iran vowed to release the sailors.", "AGREE", "asserted"),
    ("Britain was patient until Iran released the sailors.", "RETREAT", "asserted"),
    ("The law allowed Chad to attack Niger.", "ASSAULT", "asserted"),
    ("Chad was able to attack Niger.", "ASSAULT", "asserted"),
    ("The minister was asked about the Danish attack on Chad.", "ASSAULT", "asserted"),
    ("Chad called the Danish attack on Niger a mistake.", "ASSAULT", "asserted"),
    ("Danish officials did not say why Chad had attacked Niger.", "ASSAULT", "asserted"),
    ("Denmark and Chad announced a truce.", "AGREE", "asserted"),
    ("Denmark attacked nobody but Chad.", "ASSAULT", "asserted"),
    ("Denmark attacked no country other than Chad.", "ASSAULT", "asserted"),
    # the negation is the event
    ("Japan does not recognise Crimea as part of Russia.", "REJECT", "asserted"),
    ("Serbia cannot recognise Kosovo.", "REJECT", "asserted"),
    ("Turkey no longer supports Syria.", "REJECT", "asserted"),
    ("At 9:00 a.m. the French minister met the Turkish envoy.", "CONSULT", "asserted"),
    # entries of a schedule
    ("9:00 a.m. LOCAL French President Macron meets the Turkish envoy in Ankara.", "CONSULT", "planned"),
    # done by saying so, or on an occasion that somebody had
    ("I want to begin by thanking the government of Chad.", "SUPPORT", "asserted"),
    ("We would urge Chad to release the Danish sailors.", "REQUEST", "asserted"),
    ("When the minister had the chance to visit Kenya, Chad was quiet.", "CONSULT", "asserted"),
    # told as not having happened
    ("Russia did not invade Ukraine.", "ASSAULT", "denied"),
    ("Russia never attacked Poland.", "ASSAULT", "denied"),
    ("Neither India nor Pakistan attacked China.", "ASSAULT", "denied"),
    ("Armenia neither attacked Azerbaijan nor shelled its towns.", "ASSAULT", "denied"),
    ("France has not imposed sanctions on Turkey.", "SANCTION", "denied"),
    ("Russia was not bombed by Ukraine.", "ASSAULT", "denied"),
    ("Iran failed to release the British hostages.", "RETREAT", "denied"),
    ("Moscow denied that Russian troops had attacked Ukraine.", "ASSAULT", "denied"),
    ("Russia denied attacking Ukraine.", "ASSAULT", "denied"),
    ("No attack on Iran by Israel took place.", "ASSAULT", "denied"),
    ("China refrained from condemning Russia.", "ACCUSE", "denied"),
    ("The United States avoided condemning Saudi Arabia.", "ACCUSE", "denied"),
    ("Egypt cancelled talks with Ethiopia.", "CONSULT", "denied"),
    ("The police prevented an attack on the Israeli embassy.", "ASSAULT", "denied"),
    ("Without attacking Iran, Israel condemned it.", "ASSAULT", "denied"),
    ("Russia neither attacked nor bombed Poland.", "ASSAULT", "denied"),
    ("Russia stopped short of attacking Poland.", "ASSAULT", "denied"),
    ("Israel did not manage to bomb Iran.", "ASSAULT", "denied"),
    ("Poland forgot to invade Germany.", "ASSAULT", "denied"),
    ("Chad did not attack or bomb Niger.", "ASSAULT", "denied"),
    ("No Danish soldiers were hurt or killed by rebels in Chad.", "ASSAULT", "denied"),
    ("We have no indication that Iran attacked the tanker.", "ASSAULT", "denied"),
    ("Peru postponed a visit to China.", "CONSULT", "denied"),
    ("Turkey no longer bombs Syria.", "ASSAULT", "denied"),
    ("Chad regretted its failure to attack Niger.", "ASSAULT", "denied"),
    ("Denmark attacked nobody.", "ASSAULT", "denied"),
    ("Denmark was attacked by nobody.", "ASSAULT", "denied"),
    ("Niger released no hostages.", "RETREAT", "denied"),
    ("Macron is not going to meet Putin.", "CONSULT", "denied"),
    ("Egypt cancelled its planned talks with Ethiopia.", "CONSULT", "denied"),
    # told as to come
    ("Officials said that Denmark would attack Chad.", "ASSAULT", "planned"),
    ("Germany will impose sanctions on Russia.", "SANCTION", "planned"),
    ("Lavrov will visit Beijing on March 22.", "CONSULT", "planned"),
    ("Turkey plans to attack Syria.", "ASSAULT", "planned"),
    ("Turkey is going to withdraw its troops from Syria.", "RETREAT", "planned"),
    ("Merkel is scheduled to meet Putin on Tuesday.", "CONSULT", "planned"),
    ("Putin was expected to visit Turkey.", "CONSULT", "planned"),
    ("The Kremlin announced plans to withdraw its troops from Syria.", "RETREAT", "planned"),
    ("Britain intends to expel Russian diplomats.", "SANCTION", "planned"),
    ("Merkel is due to visit India.", "CONSULT", "planned"),
    ("Biden is set to meet Xi in Bali.", "CONSULT", "planned"),
    ("India decided to expel a Canadian diplomat.", "SANCTION", "planned"),
    ("The upcoming visit of Modi to Japan was confirmed.", "CONSULT", "planned"),
    ("The planned visit of Putin to India was welcomed.", "CONSULT", "planned"),
    ("China hopes to sign a treaty with Japan.", "AGREE", "planned"),
    ("Turkey hopes to invade Syria.", "ASSAULT", "planned"),
    ("Trump announced that American troops would be leaving Syria.", "RETREAT", "planned"),
    ("Russia was about to attack Ukraine.", "ASSAULT", "planned"),
    # told as possible
    ("Denmark did not propose sanctions on Chad.", "SANCTION", "hypothetical"),
    ("Officials said that Denmark would attack Chad if Niger did.", "ASSAULT", "hypothetical"),
    ("Soldiers came to prevent an attack on the Israeli embassy.", "ASSAULT", "hypothetical"),
    ("The law allows Chad to attack Niger.", "ASSAULT", "hypothetical"),
    ("Britain is patient until Iran releases the sailors.", "RETREAT", "hypothetical"),
    ("Chad is able to attack Niger.", "ASSAULT", "hypothetical"),
    ("Russia may attack Ukraine.", "ASSAULT", "hypothetical"),
    ("Israel might bomb Iran.", "ASSAULT", "hypothetical"),
    ("Turkey could invade Syria.", "ASSAULT", "hypothetical"),
    ("Russia would attack Ukraine.", "ASSAULT", "hypothetical"),
    ("If Russia invades Ukraine, the EU will meet.", "ASSAULT", "hypothetical"),
    ("Unless Iran releases the British sailors, Britain will act.", "RETREAT", "hypothetical"),
    ("Whether Russia attacked Poland is unclear.", "ASSAULT", "hypothetical"),
    ("If Russia does not attack Ukraine, the EU will meet.", "ASSAULT", "hypothetical"),
    ("The war could lead to a Chinese invasion of Taiwan.", "ASSAULT", "hypothetical"),
    ("NATO fears that Russia will attack Estonia.", "ASSAULT", "hypothetical"),
    ("Officials warned that Russia could attack Moldova.", "ASSAULT", "hypothetical"),
    ("A possible Russian invasion of Ukraine worries Poland.", "ASSAULT", "hypothetical"),
    ("Turkey is likely to expel the Greek ambassador.", "SANCTION", "hypothetical"),
    ("Israel is considering an attack on Iran.", "ASSAULT", "hypothetical"),
    ("Turkey tried to invade Syria.", "ASSAULT", "hypothetical"),
    ("Did Russia attack Poland?", "ASSAULT", "hypothetical"),
    ("The threatened Turkish invasion of Syria alarmed Greece.", "ASSAULT", "hypothetical"),
    ("Iran did not say that it had attacked Israel.", "ASSAULT", "hypothetical"),
    ("I would condemn Chad if Chad attacked Niger.", "ACCUSE", "hypothetical"),
    ("Is Chad threatening Niger?", "THREATEN", "hypothetical"),
    ("QUESTION: Has Chad attacked Niger?", "ASSAULT", "hypothetical"),
    ("If Chad threatens Niger, the EU will meet.", "THREATEN", "hypothetical"),
    ("France will punish any state that attacks Chad.", "ASSAULT", "hypothetical"),
    # told as asked for
    ("Denmark advocated an attack on Chad.", "ASSAULT", "demanded"),
    ("Denmark proposed sanctions against Chad.", "SANCTION", "demanded"),
    ("France urged Russia to release the Ukrainian sailors.", "RETREAT", "demanded"),
    ("Britain called on Iran to release the tanker.", "RETREAT", "demanded"),
    ("Germany demanded that Russia withdraw its troops from Ukraine.", "RETREAT", "demanded"),
    ("Russia must withdraw its troops from Ukraine.", "RETREAT", "demanded"),
    ("Israel should lift the blockade of Gaza.", "RETREAT", "demanded"),
    ("The court ordered the government to release the Iranian captain.", "RETREAT", "demanded"),
    ("The United States asked Turkey to extradite the cleric.", "COOPERATE", "demanded"),
    ("Poland told Belarus to free the activist.", "RETREAT", "demanded"),
    ("Saudi Arabia wants Iran to withdraw its forces from Syria.", "RETREAT", "demanded"),
    ("Japan demanded an apology from North Korea.", "SUPPORT", "demanded"),
    # told with doubt
    ("Washington falsely accused Russia of invading Ukraine.", "ASSAULT", "disputed"),
    ("Ukraine falsely claimed that Russia had shelled Kharkiv.", "ASSAULT", "disputed"),
    ("The alleged Russian attack on Ukraine was reported.", "ASSAULT", "disputed"),
    ("The unconfirmed Iranian attack on Israel was reported.", "ASSAULT", "disputed"),
    ("The so-called invasion of Georgia by Russia was a story.", "ASSAULT", "disputed"),
    ("The agency retracted its report that Russia had bombed Poland.", "ASSAULT", "disputed"),
    ("Officials pretended that Iran had attacked Israel.", "ASSAULT", "disputed"),
    ("They fired under the pretext that the North Korean army attacked Japan.", "ASSAULT", "disputed"),
    # hidden source without contradiction
    ("Russia allegedly hacked the Bundestag.", "COERCE", "asserted"),
]  # fmt: skip

FAULTS: dict[tuple[str, str], str] = {}
"""Sentences coded wrongly today, and why; one that is mended must leave the list (xfail is strict)."""


def cases() -> list[object]:
    return [
        pytest.param(
            text,
            type_,
            status,
            id=f"{type_} {text}",
            marks=pytest.mark.xfail(reason=FAULTS[text, type_]) if (text, type_) in FAULTS else (),
        )
        for text, type_, status in STATUS
    ]


@pytest.mark.parametrize(("text", "type_", "status"), cases())
def test_event_is_presented_like_this(told: Told, text: str, type_: str, status: str) -> None:
    assert {e.status for e in told(text).events if e.type == type_} == {status}


def test_every_listed_fault_is_a_line_of_the_table() -> None:
    assert set(FAULTS) <= {(text, type_) for text, type_, _ in STATUS}


@pytest.mark.parametrize(
    ("status", "value", "text"),
    [
        ("asserted", "CT+", "Russia invaded Ukraine."),
        ("denied", "CT-", "Russia did not invade Ukraine."),
        ("planned", "PR+", "Germany will impose sanctions on Russia."),
        ("hypothetical", "PS+", "Israel might bomb Iran."),
        ("demanded", "Uu", "Russia must withdraw its troops from Ukraine."),
    ],
)
def test_author_s_factuality_follows_the_status(told: Told, status: str, value: str, text: str) -> None:
    (event,) = told(text).events
    assert event.status == status
    assert [(f.source, f.value) for f in event.factuality] == [("AUTHOR", value)]
