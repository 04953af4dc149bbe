<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AccountTableModel</name>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine Angabe</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>⌀ %1 of %2</source>
        <translation>⌀ %1 von %2</translation>
    </message>
    <message>
        <source>by ARR</source>
        <translation>nach ARR</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Betr.</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Tarif</translation>
    </message>
    <message>
        <source>ARR, %1</source>
        <translation>ARR, %1</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>Meilensteine</translation>
    </message>
    <message>
        <source>Pace / peers</source>
        <translation>Tempo / Gr.</translation>
    </message>
    <message>
        <source>Health, 12 wk</source>
        <translation>Zustand, 12&#xa0;Wo.</translation>
    </message>
    <message>
        <source>Renews, d</source>
        <translation>Verl., T</translation>
    </message>
    <message>
        <source>Last, d</source>
        <translation>Ruhe</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>Signale</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>Branche</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Tenure, d</source>
        <translation>Laufzeit, T</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>Perzentil</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>At stake, %1</source>
        <translation>Einsatz, %1</translation>
    </message>
    <message>
        <source>Next milestone</source>
        <translation>Nächster Meilenstein</translation>
    </message>
    <message>
        <source>Users, 28 d</source>
        <translation>Nutzer, 28&#xa0;T</translation>
    </message>
    <message>
        <source>Events, 28 d</source>
        <translation>Ereign., 28&#xa0;T</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>ROI</source>
        <translation>ROI</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>Ahead of %1 of teams at this stage</source>
        <translation>Weiter als %1 der Teams in dieser Phase</translation>
    </message>
    <message>
        <source>Behind %1 of teams at this stage</source>
        <translation>Weniger weit als %1 der Teams in dieser Phase</translation>
    </message>
    <message>
        <source>usual gap ≤ %1</source>
        <translation>üblich ≤&#xa0;%1</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>reached / applicable</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>What has it accomplished?</source>
        <translation>Was ist erreicht?</translation>
    </message>
    <message>
        <source>No milestone applies yet</source>
        <translation>Noch gilt kein Meilenstein</translation>
    </message>
    <message>
        <source>Switch on milestones that fit this account in the catalog.</source>
        <translation>Im Katalog Meilensteine einschalten, die zu diesem Kunden passen.</translation>
    </message>
    <message>
        <source>most teams have %1</source>
        <translation>die meisten Teams haben %1</translation>
    </message>
    <message>
        <source>Is it progressing?</source>
        <translation>Kommt der Kunde voran?</translation>
    </message>
    <message>
        <source>Complete: all milestones reached</source>
        <translation>Vollständig: alle Meilensteine erreicht</translation>
    </message>
    <message>
        <source>Too early to say</source>
        <translation>Für eine Aussage zu früh</translation>
    </message>
    <message>
        <source>no milestone yet</source>
        <translation>noch kein Meilenstein</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>sentence · peer group</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Is the promised value delivered?</source>
        <translation>Ist der versprochene Nutzen da?</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Nicht gemessen</translation>
    </message>
    <message>
        <source>no outcome of the customer&apos;s own is recorded</source>
        <translation>kein eigenes Ergebnis des Kunden ist erfasst</translation>
    </message>
    <message>
        <source>Ask what they measure, and log the milestone with the evidence.</source>
        <translation>Nachfragen, was der Kunde misst, und den Meilenstein mit Beleg erfassen.</translation>
    </message>
    <message>
        <source>Latest: %1. Ask by how much, against which starting point.</source>
        <translation>Zuletzt: %1. Nachfragen, um wie viel und gegenüber welchem Ausgangswert.</translation>
    </message>
    <message>
        <source>Most teams at this stage have completed %1; this one has %2</source>
        <translation>Die meisten Teams in dieser Phase haben %1 erreicht, dieses %2</translation>
    </message>
    <message>
        <source>The median of teams at this stage is %1 in 180 days; this one has %2</source>
        <translation>Der Median der Teams in dieser Phase liegt bei %1 in 180&#xa0;Tagen, dieses hat %2</translation>
    </message>
    <message>
        <source>Teams like this one typically reach %1 by week %2</source>
        <translation>Vergleichbare Teams erreichen %1 üblicherweise bis Woche %2</translation>
    </message>
    <message>
        <source>Not enough peers: %1, and %2 are needed</source>
        <translation>Zu kleine Vergleichsgruppe: %1, nötig sind %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln peer(s): %1, at day %2</source>
        <translation>
            <numerusform>%Ln Vergleichskunde: %1, am Tag %2</numerusform>
            <numerusform>%Ln Vergleichskunden: %1, am Tag %2</numerusform>
        </translation>
    </message>
    <message>
        <source>peers by week %1</source>
        <translation>Gruppe: Wo.&#xa0;%1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 there</source>
        <translation>zu %1</translation>
    </message>
    <message>
        <source>%1: no data</source>
        <translation>%1: keine Daten</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <comment>pillar, points, most points</comment>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>%1, between %2 and %3 with what is missing</source>
        <translation>%1, mit dem Fehlenden zwischen %2 und %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln milestone(s)</source>
        <translation>
            <numerusform>%1 von %Ln Meilenstein</numerusform>
            <numerusform>%1 von %Ln Meilensteinen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln achievement(s) in all, repeats included</source>
        <translation>
            <numerusform>%Ln Erfolg insgesamt, mit Wiederholungen</numerusform>
            <numerusform>%Ln Erfolge insgesamt, mit Wiederholungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stuck for %Ln day(s)</source>
        <translation>
            <numerusform>Festgefahren seit %Ln Tag</numerusform>
            <numerusform>Festgefahren seit %Ln Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last milestone %Ln day(s) ago</source>
        <translation>
            <numerusform>letzter Meilenstein vor %Ln Tag</numerusform>
            <numerusform>letzter Meilenstein vor %Ln Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln outcome(s) of the customer&apos;s own recorded</source>
        <translation>
            <numerusform>%Ln eigenes Ergebnis des Kunden erfasst</numerusform>
            <numerusform>%Ln eigene Ergebnisse des Kunden erfasst</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing agreed yet</source>
        <translation>Noch nichts vereinbart</translation>
    </message>
    <message>
        <source>%1 by our own assumptions</source>
        <translation>%1 nach eigenen Annahmen</translation>
    </message>
    <message>
        <source>Go through the assumptions with the customer.</source>
        <translation>Die Annahmen mit dem Kunden durchgehen.</translation>
    </message>
    <message>
        <source>agreed with the customer; what it cost is not known</source>
        <translation>mit dem Kunden vereinbart; die Kosten sind nicht bekannt</translation>
    </message>
    <message>
        <source>agreed, for %1 of cost: ROI %2</source>
        <translation>vereinbart, bei %1 Kosten: ROI %2</translation>
    </message>
    <message>
        <source>agreed with the customer, at no cost</source>
        <translation>mit dem Kunden vereinbart, ohne Kosten</translation>
    </message>
    <message>
        <source>Paid back in month %1 of the contract</source>
        <translation>Bezahlt gemacht im Vertragsmonat %1</translation>
    </message>
    <message>
        <source>Not paid back yet</source>
        <translation>Noch nicht bezahlt gemacht</translation>
    </message>
    <message>
        <source> · %1 with time released and what is not agreed</source>
        <translation> · %1 mit freier Zeit und nicht Vereinbartem</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>No milestone applies to it.</source>
        <translation>Kein Meilenstein gilt für diesen Kunden.</translation>
    </message>
    <message>
        <source>The data ends %1, and silence after it proves nothing.</source>
        <translation>Die Daten enden %1, und Stille danach beweist nichts.</translation>
    </message>
    <message>
        <source>None of its milestones has ever been recorded for anybody.</source>
        <translation>Keiner seiner Meilensteine wurde je bei irgendwem aufgezeichnet.</translation>
    </message>
</context>
<context>
    <name>Association</name>
    <message>
        <source>q &lt; 0.001</source>
        <translation>q &lt; 0,001</translation>
    </message>
    <message>
        <source>q = %1</source>
        <translation>q = %1</translation>
    </message>
    <message>
        <source>no account was alive on day %1 with data from its start</source>
        <translation>kein Kunde mit Daten von Beginn an war am Tag %1 noch aktiv</translation>
    </message>
    <message>
        <source>nobody had reached it by day %1</source>
        <translation>bis zum Tag %1 hatte ihn niemand erreicht</translation>
    </message>
    <message>
        <source>everybody had reached it by day %1, so there is nobody to compare with</source>
        <translation>bis zum Tag %1 hatten ihn alle erreicht, es bleibt also niemand zum Vergleich</translation>
    </message>
    <message>
        <source>%1 had reached it by day %2 and %3 had not; each side needs %4</source>
        <translation>%1 hatten ihn bis zum Tag %2 erreicht, %3 nicht; jede Seite braucht %4</translation>
    </message>
    <message numerus="yes">
        <source>%Ln expansion(s) by day %1, and %2 are needed</source>
        <translation>
            <numerusform>%Ln Ausbau bis zum Tag %1, nötig sind %2</numerusform>
            <numerusform>%Ln Ausbauten bis zum Tag %1, nötig sind %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln churn(s) by day %1, and %2 are needed</source>
        <translation>
            <numerusform>%Ln Abwanderung bis zum Tag %1, nötig sind %2</numerusform>
            <numerusform>%Ln Abwanderungen bis zum Tag %1, nötig sind %2</numerusform>
        </translation>
    </message>
    <message>
        <source>the accounts have been seen for too short a time after day %1</source>
        <translation>die Kunden sind nach dem Tag %1 zu kurz beobachtet</translation>
    </message>
    <message>
        <source>no account&apos;s ARR on day %1 is known</source>
        <translation>von keinem Kunden ist der ARR am Tag %1 bekannt</translation>
    </message>
    <message>
        <source>Insufficient data</source>
        <translation>Zu wenig Daten</translation>
    </message>
    <message>
        <source>Goes with more expansion</source>
        <translation>Geht mit mehr Ausbau einher</translation>
    </message>
    <message>
        <source>Goes with higher retention</source>
        <translation>Geht mit höherer Bindung einher</translation>
    </message>
    <message>
        <source>Goes with less expansion</source>
        <translation>Geht mit weniger Ausbau einher</translation>
    </message>
    <message>
        <source>Goes with lower retention</source>
        <translation>Geht mit geringerer Bindung einher</translation>
    </message>
    <message>
        <source>No difference shown</source>
        <translation>Kein Unterschied erkennbar</translation>
    </message>
    <message>
        <source>Too few</source>
        <comment>verdict in a cell</comment>
        <translation>Zu wenige</translation>
    </message>
    <message>
        <source>Higher</source>
        <comment>verdict in a cell</comment>
        <translation>Höher</translation>
    </message>
    <message>
        <source>Lower</source>
        <comment>verdict in a cell</comment>
        <translation>Geringer</translation>
    </message>
    <message>
        <source>No difference</source>
        <comment>verdict in a cell</comment>
        <translation>Kein Abstand</translation>
    </message>
    <message>
        <source>Insufficient data on %1: %2</source>
        <translation>Zu wenig Daten zu %1: %2</translation>
    </message>
    <message>
        <source>Of %1 accounts with %2 by day %3, %4 had expanded by day %5; of %6 without, %7</source>
        <translation>Von %1 Kunden mit %2 bis zum Tag %3 hatten %4 bis zum Tag %5 ausgebaut; von %6 ohne %7</translation>
    </message>
    <message>
        <source>Of %1 accounts with %2 by day %3, %4 were kept to day %5; of %6 without, %7</source>
        <translation>Von %1 Kunden mit %2 bis zum Tag %3 waren am Tag %5 noch %4 da; von %6 ohne %7</translation>
    </message>
    <message>
        <source>%1: %2 (%3). An association, not proof.</source>
        <translation>%1: %2 (%3). Ein Zusammenhang, kein Beweis.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>The naive figure counts anyone who ever reached it, from day 0, and staying longer gives more time to reach it: %1 times.</source>
        <translation>Die naive Zahl zählt alle, die ihn je erreicht haben, ab Tag 0, und wer länger bleibt, hat mehr Zeit, ihn zu erreichen: Faktor %1.</translation>
    </message>
    <message>
        <source>%1 Do not rely on it: the fair comparison has too little data.</source>
        <translation>%1 Nicht darauf verlassen: Für den fairen Vergleich gibt es zu wenig Daten.</translation>
    </message>
    <message>
        <source>%1 Compared fairly, among accounts alive on day %2, it is %3 times: believe this one.</source>
        <translation>%1 Fair verglichen, unter den am Tag %2 noch aktiven Kunden, ist es der Faktor %3: Diese Zahl gilt.</translation>
    </message>
    <message>
        <source>Part of this gap is who they are: the hazard ratio is %1 among alike accounts, and %2 among all.</source>
        <translation>Ein Teil dieses Abstands liegt an den Kunden selbst: Die Hazard-Ratio ist %1 unter ähnlichen Kunden und %2 unter allen.</translation>
    </message>
    <message>
        <source>Judged at day %1 instead of %2: beyond it too few are still observed.</source>
        <translation>Beurteilt am Tag %1 statt %2: Danach werden zu wenige noch beobachtet.</translation>
    </message>
    <message>
        <source>Exploratory: landmark, horizon or strata were chosen, not declared before.</source>
        <translation>Explorativ: Stichtag, Horizont oder Schichten wurden nachträglich gewählt, nicht vorab festgelegt.</translation>
    </message>
    <message>
        <source>Strata are today&apos;s values: no history says what they were on day %1.</source>
        <translation>Die Schichten folgen den heutigen Werten: Für den Tag %1 ist kein Verlauf bekannt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln milestone(s)</source>
        <translation>
            <numerusform>%1 von %Ln Meilenstein</numerusform>
            <numerusform>%1 von %Ln Meilensteinen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) started before this was recorded, and are left out.</source>
        <translation>
            <numerusform>%Ln Kunde begann vor der Aufzeichnung und ist nicht dabei.</numerusform>
            <numerusform>%Ln Kunden begannen vor der Aufzeichnung und sind nicht dabei.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cell</name>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>health: no data</source>
        <translation>Zustand: keine Daten</translation>
    </message>
    <message>
        <source>health %1, %2</source>
        <translation>Zustand %1, %2</translation>
    </message>
    <message>
        <source>, band uncertain</source>
        <translation>, Bereich unsicher</translation>
    </message>
    <message>
        <source>, up %1 in 12 weeks</source>
        <translation>, plus %1 in 12&#xa0;Wochen</translation>
    </message>
    <message>
        <source>, down %1 in 12 weeks</source>
        <translation>, minus %1 in 12&#xa0;Wochen</translation>
    </message>
    <message>
        <source>reached in week %1</source>
        <translation>erreicht in Woche %1</translation>
    </message>
    <message>
        <source>peers usually in week %1</source>
        <translation>Vergleichsgruppe üblicherweise in Woche %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n milestone(s)</source>
        <translation>
            <numerusform>%1 von %n Meilenstein</numerusform>
            <numerusform>%1 von %n Meilensteinen</numerusform>
        </translation>
    </message>
    <message>
        <source>few peers</source>
        <translation>zu wenige</translation>
    </message>
    <message numerus="yes">
        <source>percentile %1 of %n peer(s), %2</source>
        <translation>
            <numerusform>Perzentil %1 von %n Vergleichskunden, %2</numerusform>
            <numerusform>Perzentil %1 von %n Vergleichskunden, %2</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>renews in %1 days</source>
        <translation>Verlängerung in %1&#xa0;Tagen</translation>
    </message>
    <message>
        <source>%1 at stake</source>
        <translation>%1 auf dem Spiel</translation>
    </message>
    <message>
        <source>achieved</source>
        <translation>erreicht</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>level reached</source>
        <translation>Stufe erreicht</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>latest %1</source>
        <translation>zuletzt %1</translation>
    </message>
    <message>
        <source>Onb</source>
        <translation>Onb</translation>
    </message>
    <message>
        <source>Val</source>
        <translation>Nut</translation>
    </message>
    <message>
        <source>Ado</source>
        <translation>Ado</translation>
    </message>
    <message>
        <source>Gro</source>
        <translation>Wac</translation>
    </message>
    <message>
        <source>Adv</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Onboarding</source>
        <translation>Onboarding</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Nutzen</translation>
    </message>
    <message>
        <source>Adoption</source>
        <translation>Adoption</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Wachstum</translation>
    </message>
    <message>
        <source>Advocacy</source>
        <translation>Fürsprache</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message numerus="yes">
        <source>%Ln account(s)</source>
        <translation>
            <numerusform>%Ln Kunde</numerusform>
            <numerusform>%Ln Kunden</numerusform>
        </translation>
    </message>
    <message>
        <source>log %1 for %2</source>
        <comment>milestone, account</comment>
        <translation>%1 für %2 erfassen</translation>
    </message>
    <message>
        <source>note on %1</source>
        <translation>Notiz zu %1</translation>
    </message>
    <message>
        <source>change a note on %1</source>
        <translation>Notiz zu %1 ändern</translation>
    </message>
    <message>
        <source>delete a note on %1</source>
        <translation>Notiz zu %1 löschen</translation>
    </message>
    <message>
        <source>assign %1 to %2</source>
        <translation>%1 an %2 übergeben</translation>
    </message>
    <message>
        <source>take the owner off %1</source>
        <translation>Betreuung von %1 aufheben</translation>
    </message>
    <message>
        <source>done with %1</source>
        <translation>%1 erledigt</translation>
    </message>
    <message>
        <source>snooze %1 until %2</source>
        <translation>%1 bis %2 zurückstellen</translation>
    </message>
    <message>
        <source>snooze %1</source>
        <translation>%1 zurückstellen</translation>
    </message>
    <message>
        <source>task %1 for %2</source>
        <comment>title, account</comment>
        <translation>Aufgabe %1 für %2</translation>
    </message>
    <message>
        <source>finish task %1</source>
        <translation>Aufgabe %1 abschließen</translation>
    </message>
    <message>
        <source>reopen task %1</source>
        <translation>Aufgabe %1 wieder öffnen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln milestone(s)</source>
        <translation>
            <numerusform>%Ln Meilenstein</numerusform>
            <numerusform>%Ln Meilensteine</numerusform>
        </translation>
    </message>
    <message>
        <source>switch on %1</source>
        <translation>%1 einschalten</translation>
    </message>
    <message>
        <source>switch off %1</source>
        <translation>%1 ausschalten</translation>
    </message>
    <message numerus="yes">
        <source>import a catalog of %Ln milestone(s)</source>
        <translation>
            <numerusform>Katalog mit %Ln Meilenstein importieren</numerusform>
            <numerusform>Katalog mit %Ln Meilensteinen importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>set %1 to %2</source>
        <translation>%1 auf %2 setzen</translation>
    </message>
    <message>
        <source>save view %1</source>
        <translation>Ansicht %1 speichern</translation>
    </message>
    <message>
        <source>delete view %1</source>
        <translation>Ansicht %1 löschen</translation>
    </message>
    <message>
        <source>call on the renewal of %1</source>
        <translation>Einschätzung der Verlängerung von %1</translation>
    </message>
    <message>
        <source>take back the call on %1</source>
        <translation>Einschätzung zu %1 zurücknehmen</translation>
    </message>
    <message>
        <source>plan of %1</source>
        <translation>Plan von %1</translation>
    </message>
    <message>
        <source>interview notes on %1</source>
        <translation>Gesprächsnotizen zu %1</translation>
    </message>
    <message>
        <source>value model %1</source>
        <translation>Nutzenmodell %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln value model(s)</source>
        <translation>
            <numerusform>%Ln Nutzenmodell</numerusform>
            <numerusform>%Ln Nutzenmodelle</numerusform>
        </translation>
    </message>
    <message>
        <source>remove value model %1</source>
        <translation>Nutzenmodell %1 entfernen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>assumption, account</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 neu</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>nichts Neues</translation>
    </message>
    <message>
        <source>%1 repeats dropped</source>
        <translation>%1 Wiederholungen verworfen</translation>
    </message>
    <message>
        <source>%1 set aside</source>
        <translation>%1 beiseitegelegt</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of an import&apos;s summary</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>cancelled: %1 kept; the next run goes on from there</source>
        <translation>abgebrochen; behalten: %1; der nächste Lauf macht dort weiter</translation>
    </message>
    <message>
        <source>cut off: %1 kept; the next run goes on from there</source>
        <translation>unterbrochen; behalten: %1; der nächste Lauf macht dort weiter</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>last sync %1</source>
        <translation>letzter Abgleich %1</translation>
    </message>
    <message>
        <source>no sync yet</source>
        <translation>noch kein Abgleich</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) need(s|) a look</source>
        <translation>
            <numerusform>%Ln Zeile ist anzusehen</numerusform>
            <numerusform>%Ln Zeilen sind anzusehen</numerusform>
        </translation>
    </message>
    <message>
        <source>take the model&apos;s %1 for %2</source>
        <comment>assumption, account</comment>
        <translation>%1 für %2 wieder aus dem Modell</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>Meilenstein</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Peers P25</source>
        <translation>Vergleich P25</translation>
    </message>
    <message>
        <source>Peers median</source>
        <translation>Vergleich Median</translation>
    </message>
    <message>
        <source>Peers P75</source>
        <translation>Vergleich P75</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Applicable</source>
        <translation>Anwendbar</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Assumption</source>
        <translation>Annahme</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Spanne</translation>
    </message>
    <message>
        <source>Net at its low</source>
        <translation>Netto, niedrig</translation>
    </message>
    <message>
        <source>Net at base</source>
        <translation>Netto, Basis</translation>
    </message>
    <message>
        <source>Net at its high</source>
        <translation>Netto, hoch</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>%1, %</source>
        <comment>a share in percent</comment>
        <translation>%1, %</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>at risk</source>
        <translation>gefährdet</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>from – to</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>Markiert</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>range of values</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Started in</source>
        <translation>Beginn in</translation>
    </message>
    <message>
        <source>n</source>
        <comment>number of accounts</comment>
        <translation>n</translation>
    </message>
    <message>
        <source>month %1, %</source>
        <translation>Monat %1, %</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>upper quartile</source>
        <translation>oberes Quartil</translation>
    </message>
    <message>
        <source>median of peers</source>
        <translation>Median der Gruppe</translation>
    </message>
    <message>
        <source>lower quartile</source>
        <translation>unteres Quartil</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>erreicht</translation>
    </message>
    <message>
        <source>%1 · n %2</source>
        <comment>share reached, number of accounts</comment>
        <translation>%1 · n&#xa0;%2</translation>
    </message>
    <message numerus="yes">
        <source>window %Ln day(s)</source>
        <translation>
            <numerusform>Frist %Ln Tag</numerusform>
            <numerusform>Frist %Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 inside</source>
        <comment>the window</comment>
        <translation>%1 innerhalb</translation>
    </message>
    <message>
        <source>still to reach</source>
        <translation>noch zu erreichen</translation>
    </message>
    <message>
        <source>Share that reached %1 by day since start</source>
        <translation>Anteil, der %1 erreicht hat, nach Tagen seit Beginn</translation>
    </message>
    <message>
        <source>by day %1</source>
        <translation>bis Tag %1</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>Share that expanded, by days after the landmark</source>
        <translation>Anteil mit Ausbau, nach Tagen ab dem Stichtag</translation>
    </message>
    <message>
        <source>Share kept, by days after the landmark</source>
        <translation>Anteil geblieben, nach Tagen ab dem Stichtag</translation>
    </message>
    <message>
        <source>Share that reached it by the end of each month, by start quarter</source>
        <translation>Anteil, der ihn am Ende jedes Monats erreicht hatte, nach Startquartal</translation>
    </message>
</context>
<context>
    <name>Claims</name>
    <message>
        <source>Often said: accounts that onboard early are kept three to five times as often.</source>
        <translation>Oft gehört: Kunden mit frühem Onboarding bleiben drei- bis fünfmal so oft.</translation>
    </message>
    <message>
        <source>Often said: of accounts that activate early 80 % stay, of the others 30 %.</source>
        <translation>Oft gehört: Von früh aktivierten Kunden bleiben 80&#xa0;%, von den anderen 30&#xa0;%.</translation>
    </message>
    <message>
        <source>Often said: accounts with five or more milestones stay longer.</source>
        <translation>Oft gehört: Kunden mit fünf oder mehr Meilensteinen bleiben länger.</translation>
    </message>
    <message>
        <source>Often said: three milestones in the first month decide whether an account stays.</source>
        <translation>Oft gehört: Drei Meilensteine im ersten Monat entscheiden, ob ein Kunde bleibt.</translation>
    </message>
    <message>
        <source>Often said: accounts that invite their team in the first month stay, the others leave.</source>
        <translation>Oft gehört: Wer sein Team im ersten Monat einlädt, bleibt, die anderen gehen.</translation>
    </message>
    <message>
        <source>Often said: accounts that move fast expand.</source>
        <translation>Oft gehört: Kunden, die schnell vorankommen, bauen aus.</translation>
    </message>
    <message>
        <source>%1 with, %2 without, by day %3</source>
        <comment>accounts</comment>
        <translation>%1 mit, %2 ohne, bis Tag %3</translation>
    </message>
    <message>
        <source>it cannot be tested, the milestones it speaks of are not switched on</source>
        <translation>nicht prüfbar, die gemeinten Meilensteine sind nicht eingeschaltet</translation>
    </message>
    <message>
        <source>insufficient data (%1)</source>
        <translation>zu wenig Daten (%1)</translation>
    </message>
    <message>
        <source>%1 times, which agrees with the claim (%2)</source>
        <translation>Faktor %1, das stimmt mit der Behauptung überein (%2)</translation>
    </message>
    <message>
        <source>%1 times, which agrees with the direction (%2)</source>
        <translation>Faktor %1, die Richtung stimmt (%2)</translation>
    </message>
    <message>
        <source>%1 times: the same direction, but less than claimed (%2)</source>
        <translation>Faktor %1: gleiche Richtung, aber weniger als behauptet (%2)</translation>
    </message>
    <message>
        <source>%1 times: more than claimed (%2)</source>
        <translation>Faktor %1: mehr als behauptet (%2)</translation>
    </message>
    <message>
        <source>%1 times, no difference shown (%2)</source>
        <translation>Faktor %1, kein Unterschied erkennbar (%2)</translation>
    </message>
    <message>
        <source>%1 times: the other way round (%2)</source>
        <translation>Faktor %1: genau umgekehrt (%2)</translation>
    </message>
    <message>
        <source>Tested on your data: %1.</source>
        <translation>An den eigenen Daten geprüft: %1.</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Betreuung</translation>
    </message>
    <message>
        <source>Executive</source>
        <translation>Vertrieb</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Tarif</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>Branche</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Use case</source>
        <translation>Anwendungsfall</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>ARR</source>
        <translation>ARR</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Signed up</source>
        <translation>Registriert</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>Verlängerung</translation>
    </message>
    <message>
        <source>Left on</source>
        <translation>Gegangen am</translation>
    </message>
    <message>
        <source>Tenure, d</source>
        <translation>Laufzeit, T</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>Meilensteine</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>Applicable</source>
        <translation>Anwendbar</translation>
    </message>
    <message>
        <source>Occurrences</source>
        <translation>Vorkommen</translation>
    </message>
    <message>
        <source>Last milestone</source>
        <translation>Letzter Meilenstein</translation>
    </message>
    <message>
        <source>Quiet, d</source>
        <translation>Ruhig, T</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>Perzentil</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>Vergleichsgruppe</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Risk index</source>
        <translation>Risikoindex</translation>
    </message>
    <message>
        <source>ARR at risk</source>
        <translation>ARR gefährdet</translation>
    </message>
    <message>
        <source>Decision day</source>
        <translation>Entscheidungstag</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Users, 28 d</source>
        <translation>Nutzer, 28&#xa0;T</translation>
    </message>
    <message>
        <source>Events, 28 d</source>
        <translation>Ereignisse, 28&#xa0;T</translation>
    </message>
    <message>
        <source>Next milestone</source>
        <translation>Nächster Meilenstein</translation>
    </message>
    <message>
        <source>Next, share</source>
        <translation>Nächster, Anteil</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>Signale</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>ROI, %</source>
        <translation>ROI, %</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <source>view</source>
        <translation>Ansicht</translation>
    </message>
    <message numerus="yes">
        <source>view, %Ln account(s)</source>
        <translation>
            <numerusform>Ansicht, %Ln Kunde</numerusform>
            <numerusform>Ansicht, %Ln Kunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s)</source>
        <translation>
            <numerusform>%Ln Kunde</numerusform>
            <numerusform>%Ln Kunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message numerus="yes">
        <source>Actions on the %Ln selected account(s)</source>
        <translation>
            <numerusform>Aktionen für den %Ln gewählten Kunden</numerusform>
            <numerusform>Aktionen für die %Ln gewählten Kunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Actions on %1</source>
        <translation>Aktionen für %1</translation>
    </message>
    <message>
        <source>Actions on accounts</source>
        <translation>Aktionen für Kunden</translation>
    </message>
    <message>
        <source>Places and views</source>
        <translation>Orte und Ansichten</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>Alles andere</translation>
    </message>
</context>
<context>
    <name>ContractTerm</name>
    <message>
        <source>Month to month</source>
        <translation>Monatlich kündbar</translation>
    </message>
    <message>
        <source>Up to a year</source>
        <translation>Bis zu einem Jahr</translation>
    </message>
    <message>
        <source>Longer than a year</source>
        <translation>Länger als ein Jahr</translation>
    </message>
    <message>
        <source>Term not known</source>
        <translation>Laufzeit unbekannt</translation>
    </message>
</context>
<context>
    <name>Discovery</name>
    <message>
        <source>%1 of %2</source>
        <comment>count of accounts</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>reached %1 in the first %2 days</source>
        <translation>haben %1 in den ersten %2&#xa0;Tagen erreicht</translation>
    </message>
    <message numerus="yes">
        <source>reached %1 at least %Ln time(s) in the first %2 days</source>
        <translation>
            <numerusform>haben %1 mindestens %Ln Mal in den ersten %2&#xa0;Tagen erreicht</numerusform>
            <numerusform>haben %1 mindestens %Ln Mal in den ersten %2&#xa0;Tagen erreicht</numerusform>
        </translation>
    </message>
    <message>
        <source>did %1 in the first %2 days</source>
        <translation>haben %1 in den ersten %2&#xa0;Tagen getan</translation>
    </message>
    <message numerus="yes">
        <source>did %1 at least %Ln time(s) in the first %2 days</source>
        <translation>
            <numerusform>haben %1 mindestens %Ln Mal in den ersten %2&#xa0;Tagen getan</numerusform>
            <numerusform>haben %1 mindestens %Ln Mal in den ersten %2&#xa0;Tagen getan</numerusform>
        </translation>
    </message>
    <message>
        <source>Insufficient data on %1: %2 retained and %3 churned accounts; each side needs %4</source>
        <translation>Zu wenig Daten zu %1: %2 gebliebene und %3 abgewanderte Kunden; jede Seite braucht %4</translation>
    </message>
    <message>
        <source>Nobody did %1 in the first %2 days</source>
        <translation>Niemand hat %1 in den ersten %2&#xa0;Tagen getan</translation>
    </message>
    <message>
        <source>Everybody did %1 equally often in the first %2 days</source>
        <translation>Alle haben %1 in den ersten %2&#xa0;Tagen gleich oft getan</translation>
    </message>
    <message>
        <source>%1 of retained accounts %2 (%3), against %4 of churned (%5)</source>
        <translation>%1 der gebliebenen Kunden %2 (%3), gegenüber %4 der abgewanderten (%5)</translation>
    </message>
    <message>
        <source>%1 of accounts that went on to reach it %2 (%3), against %4 of the others (%5)</source>
        <translation>%1 der Kunden, die ihn später erreichten, %2 (%3), gegenüber %4 der anderen (%5)</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 min = %2 h</source>
        <comment>occurrences × minutes</comment>
        <translation>%1&#xa0;min = %2&#xa0;h</translation>
    </message>
    <message>
        <source>Customer success %1 · account executive %2 · ARR %3</source>
        <translation>Customer Success %1 · Vertrieb %2 · ARR %3</translation>
    </message>
    <message>
        <source>%1, between %2 and %3 with what is missing</source>
        <translation>%1, mit dem Fehlenden zwischen %2 und %3</translation>
    </message>
    <message>
        <source>%1, an index and no probability</source>
        <translation>%1, ein Index und keine Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Nobody has called it yet</source>
        <translation>Noch hat sie niemand eingeschätzt</translation>
    </message>
    <message>
        <source>%1, %2, by %3 on %4</source>
        <comment>call, probability, person, day</comment>
        <translation>%1, %2, von %3 am %4</translation>
    </message>
    <message>
        <source>Estimate that it renews: %1</source>
        <translation>Schätzung, dass verlängert wird: %1</translation>
    </message>
    <message>
        <source>Renewal brief</source>
        <translation>Unterlage zur Verlängerung</translation>
    </message>
    <message>
        <source>Renewal brief, internal: not for the customer</source>
        <translation>Unterlage zur Verlängerung, intern: nicht für den Kunden</translation>
    </message>
    <message>
        <source>Progress report</source>
        <translation>Fortschrittsbericht</translation>
    </message>
    <message>
        <source>What you set out to do</source>
        <translation>Was Sie sich vorgenommen haben</translation>
    </message>
    <message>
        <source>Achieved</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>In progress and ahead</source>
        <translation>In Arbeit und voraus</translation>
    </message>
    <message>
        <source>Value so far</source>
        <translation>Nutzen bisher</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Saved each</source>
        <translation>Je gespart</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>Value</source>
        <comment>of a line, in money</comment>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Compared with teams like yours</source>
        <translation>Im Vergleich mit Teams wie Ihrem</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>Nächste Schritte</translation>
    </message>
    <message>
        <source>What we recommend next</source>
        <translation>Was wir als Nächstes empfehlen</translation>
    </message>
    <message>
        <source>What could hold us up</source>
        <translation>Was uns aufhalten könnte</translation>
    </message>
    <message>
        <source>What comes with the next level</source>
        <translation>Was die nächste Stufe bringt</translation>
    </message>
    <message>
        <source>Milestones over time</source>
        <translation>Meilensteine im Zeitverlauf</translation>
    </message>
    <message>
        <source>you</source>
        <comment>label of a line in a chart</comment>
        <translation>Sie</translation>
    </message>
    <message>
        <source>most teams</source>
        <comment>label of a line in a chart</comment>
        <translation>die meisten</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Intern</translation>
    </message>
    <message>
        <source>Call and estimate</source>
        <translation>Einschätzung und Schätzung</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Risks and signals</source>
        <translation>Risiken und Signale</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>Angebote</translation>
    </message>
    <message>
        <source>Asks</source>
        <translation>Bitten</translation>
    </message>
    <message>
        <source>Value the customer has not agreed to</source>
        <translation>Nutzen, dem der Kunde nicht zugestimmt hat</translation>
    </message>
    <message>
        <source>Steps with their owners</source>
        <translation>Schritte und wer sie schuldet</translation>
    </message>
    <message>
        <source>Our tasks</source>
        <translation>Unsere Aufgaben</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Heard in the interview</source>
        <translation>Im Gespräch gehört</translation>
    </message>
    <message>
        <source>Prepared on %1</source>
        <translation>Erstellt am %1</translation>
    </message>
    <message>
        <source>Prepared by %1, %2</source>
        <translation>Erstellt von %1, %2</translation>
    </message>
    <message>
        <source>%1 plan</source>
        <translation>Tarif %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln seat(s)</source>
        <translation>
            <numerusform>%Ln Platz</numerusform>
            <numerusform>%Ln Plätze</numerusform>
        </translation>
    </message>
    <message>
        <source>renews %1</source>
        <translation>Verlängerung %1</translation>
    </message>
    <message>
        <source>Reached on %1.</source>
        <translation>Erreicht am %1.</translation>
    </message>
    <message>
        <source>You are %1 of the way: %2, %3.</source>
        <translation>Sie sind zu %1 am Ziel: %2, %3.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln agreed step(s) done; the result itself has not been measured since.</source>
        <translation>
            <numerusform>%1 von %Ln vereinbarten Schritt erledigt; das Ergebnis selbst wurde seither nicht gemessen.</numerusform>
            <numerusform>%1 von %Ln vereinbarten Schritten erledigt; das Ergebnis selbst wurde seither nicht gemessen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not measured since %1: measuring it again is the next thing to do.</source>
        <translation>Seit %1 nicht gemessen: Als Nächstes ist neu zu messen.</translation>
    </message>
    <message>
        <source>Not measured yet: a starting point is the next thing to agree on.</source>
        <translation>Noch nicht gemessen: Als Nächstes ist ein Ausgangswert zu vereinbaren.</translation>
    </message>
    <message>
        <source>We have not written down together what success means for you. Let us do that next.</source>
        <translation>Wir haben noch nicht gemeinsam aufgeschrieben, was Erfolg für Sie bedeutet. Das sollten wir als Nächstes tun.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>starting point, day</comment>
        <translation>%1 am %2</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>destination, day</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>progress, target</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>usual week %1</source>
        <translation>üblich: Woche %1</translation>
    </message>
    <message>
        <source>Next: %1, with %2 still to come.</source>
        <translation>Als Nächstes: %1, es fehlen noch %2.</translation>
    </message>
    <message>
        <source>Next: %1.</source>
        <translation>Als Nächstes: %1.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>a period</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Value to date</source>
        <translation>Nutzen bis heute</translation>
    </message>
    <message>
        <source>Value to date, against %1 invested</source>
        <translation>Nutzen bis heute, bei %1 Einsatz</translation>
    </message>
    <message>
        <source>No figure has been agreed with you yet, so none is printed. The assumptions are ready to be gone through together.</source>
        <translation>Noch ist keine Zahl mit Ihnen vereinbart, daher steht hier keine. Die Annahmen liegen bereit, um sie gemeinsam durchzugehen.</translation>
    </message>
    <message>
        <source>Range of the total with every assumption at its low and at its high: %1 to %2. Exact sums, rounded half up for display.</source>
        <translation>Spanne der Summe, mit jeder Annahme an ihrem unteren und oberen Ende: %1 bis %2. Exakte Summen, für die Anzeige kaufmännisch gerundet.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) not agreed yet (is|are) left out.</source>
        <translation>
            <numerusform>%Ln noch nicht vereinbarte Zeile ist nicht enthalten.</numerusform>
            <numerusform>%Ln noch nicht vereinbarte Zeilen sind nicht enthalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>In the last 180 days most teams at this stage reached a milestone %1 times or more; you did %2 times.</source>
        <translation>In den letzten 180&#xa0;Tagen haben die meisten Teams in dieser Phase %1 Mal oder öfter einen Meilenstein erreicht, Sie %2 Mal.</translation>
    </message>
    <message>
        <source>Most teams at this stage have completed %1; you have %2.</source>
        <translation>Die meisten Teams in dieser Phase haben %1 erreicht, Sie %2.</translation>
    </message>
    <message>
        <source>You are ahead of %1 of teams at this stage.</source>
        <translation>Sie sind weiter als %1 der Teams in dieser Phase.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln team(s) of your industry, plan and size</source>
        <translation>
            <numerusform>%Ln Team Ihrer Branche, Ihres Tarifs und Ihrer Größe</numerusform>
            <numerusform>%Ln Teams Ihrer Branche, Ihres Tarifs und Ihrer Größe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln team(s) of your plan and size</source>
        <translation>
            <numerusform>%Ln Team Ihres Tarifs und Ihrer Größe</numerusform>
            <numerusform>%Ln Teams Ihres Tarifs und Ihrer Größe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln team(s) on your plan</source>
        <translation>
            <numerusform>%Ln Team in Ihrem Tarif</numerusform>
            <numerusform>%Ln Teams in Ihrem Tarif</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln team(s) of all kinds</source>
        <translation>
            <numerusform>%Ln Team jeder Art</numerusform>
            <numerusform>%Ln Teams jeder Art</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, each taken at the same week after its start. The band is the middle half. No other customer can be recognised.</source>
        <translation>%1, jedes in derselben Woche nach seinem Beginn. Das Band ist die mittlere Hälfte. Kein anderer Kunde ist zu erkennen.</translation>
    </message>
    <message>
        <source>Fewer than %1 teams are like yours at this stage, too few to compare you with.</source>
        <translation>Weniger als %1 Teams sind in dieser Phase wie Ihres, zu wenige für einen Vergleich.</translation>
    </message>
    <message>
        <source>Ahead of the usual week: %1.</source>
        <translation>Vor der üblichen Woche: %1.</translation>
    </message>
    <message>
        <source>Usually there by now, and still open: %1.</source>
        <translation>Üblicherweise schon erreicht und noch offen: %1.</translation>
    </message>
    <message>
        <source>wk %1</source>
        <translation>Wo.&#xa0;%1</translation>
    </message>
    <message>
        <source>you</source>
        <comment>whose step it is</comment>
        <translation>Sie</translation>
    </message>
    <message>
        <source>we</source>
        <comment>whose step it is</comment>
        <translation>wir</translation>
    </message>
    <message>
        <source>No step is agreed at present.</source>
        <translation>Zurzeit ist kein Schritt vereinbart.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln agreed step(s) (is|are) late, %1 of them ours.</source>
        <translation>
            <numerusform>%Ln vereinbarter Schritt ist überfällig, davon %1 bei uns.</numerusform>
            <numerusform>%Ln vereinbarte Schritte sind überfällig, davon %1 bei uns.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) that we owe you (is|are) late.</source>
        <translation>
            <numerusform>%Ln Schritt, den wir Ihnen schulden, ist überfällig.</numerusform>
            <numerusform>%Ln Schritte, die wir Ihnen schulden, sind überfällig.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) on your side (is|are) late.</source>
        <translation>
            <numerusform>%Ln Schritt auf Ihrer Seite ist überfällig.</numerusform>
            <numerusform>%Ln Schritte auf Ihrer Seite sind überfällig.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of your support tickets (is|are) escalated and open.</source>
        <translation>
            <numerusform>%Ln Ihrer Support-Tickets ist eskaliert und offen.</numerusform>
            <numerusform>%Ln Ihrer Support-Tickets sind eskaliert und offen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rollout has had no sponsor since %1.</source>
        <translation>Die Einführung hat seit %1 keinen Sponsor.</translation>
    </message>
    <message>
        <source>Nobody has taken over the rollout since %1.</source>
        <translation>Seit %1 hat niemand die Einführung übernommen.</translation>
    </message>
    <message>
        <source>%1 stood at %2 of the limit on %3.</source>
        <translation>%1 lag am %3 bei %2 der Grenze.</translation>
    </message>
    <message>
        <source>Nothing that we know of.</source>
        <translation>Nichts, was uns bekannt wäre.</translation>
    </message>
    <message numerus="yes">
        <source>%1: yours with the level %2, %Ln milestone(s) away.</source>
        <translation>
            <numerusform>%1: Ihres mit der Stufe %2, noch %Ln Meilenstein entfernt.</numerusform>
            <numerusform>%1: Ihres mit der Stufe %2, noch %Ln Meilensteine entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>end of a footnote</comment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1; sources: %2.</source>
        <comment>footnote</comment>
        <translation>%1; Quellen: %2.</translation>
    </message>
    <message>
        <source>As agreed; starting point of %1</source>
        <translation>Wie vereinbart; Ausgangswert vom %1</translation>
    </message>
    <message>
        <source>As agreed</source>
        <translation>Wie vereinbart</translation>
    </message>
    <message>
        <source>%1; its evidence is the milestone %2</source>
        <translation>%1; Beleg dafür ist der Meilenstein %2</translation>
    </message>
    <message>
        <source>Progress up to %1; the usual week is that by which half of the teams like yours have it.</source>
        <translation>Fortschritt bis %1; die übliche Woche ist die, bis zu der ihn die Hälfte der Teams wie Ihres hat.</translation>
    </message>
    <message>
        <source>%1; counted: event %2, %3 to %4</source>
        <translation>%1; gezählt: Ereignis %2, %3 bis %4</translation>
    </message>
    <message>
        <source>%1; counted: milestone %2, %3 to %4</source>
        <translation>%1; gezählt: Meilenstein %2, %3 bis %4</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>footnote, source of an assumption</comment>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>%1, stated by %2</source>
        <translation>%1, angegeben von %2</translation>
    </message>
    <message>
        <source>%1, agreed</source>
        <translation>%1, vereinbart</translation>
    </message>
    <message>
        <source>%1, agreed %2</source>
        <translation>%1, vereinbart %2</translation>
    </message>
    <message>
        <source>n = %1, at least 10 in every point of the band, as of %2.</source>
        <translation>n = %1, mindestens 10 an jedem Punkt des Bandes, Stand %2.</translation>
    </message>
    <message>
        <source>All figures as of %1, from data through %2.</source>
        <translation>Alle Zahlen vom Stand %1, aus Daten bis %2.</translation>
    </message>
    <message>
        <source>All figures as of %1.</source>
        <translation>Alle Zahlen vom Stand %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln milestone(s)</source>
        <translation>
            <numerusform>%1 von %Ln Meilenstein</numerusform>
            <numerusform>%1 von %Ln Meilensteinen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to go</source>
        <translation>
            <numerusform>noch %Ln</numerusform>
            <numerusform>noch %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiterer</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Counted from %Ln achievement(s) on record up to %1</source>
        <translation>
            <numerusform>Gezählt aus %Ln bis %1 aufgezeichneten Erfolg</numerusform>
            <numerusform>Gezählt aus %Ln bis %1 aufgezeichneten Erfolgen</numerusform>
        </translation>
    </message>
    <message>
        <source>risk %1 by the model</source>
        <translation>Risiko %1 nach dem Modell</translation>
    </message>
    <message>
        <source>Progress up to %1.</source>
        <translation>Fortschritt bis %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s)</source>
        <translation>
            <numerusform>%Ln Kontakt</numerusform>
            <numerusform>%Ln Kontakten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ticket(s)</source>
        <translation>
            <numerusform>%Ln Ticket</numerusform>
            <numerusform>%Ln Tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) of the plan</source>
        <translation>
            <numerusform>%Ln Schritt des Plans</numerusform>
            <numerusform>%Ln Schritten des Plans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reading(s) of limits</source>
        <translation>
            <numerusform>%Ln Messung von Limits</numerusform>
            <numerusform>%Ln Messungen von Limits</numerusform>
        </translation>
    </message>
    <message>
        <source>No open contact, escalated ticket, overdue step or nearly used limit on record up to %1.</source>
        <translation>Bis %1 ist weder eine offene Rolle noch ein eskaliertes Ticket, ein überfälliger Schritt oder ein fast ausgeschöpftes Limit verzeichnet.</translation>
    </message>
    <message>
        <source>From %1 on record up to %2.</source>
        <comment>rows, day</comment>
        <translation>Aus %1, verzeichnet bis %2.</translation>
    </message>
    <message>
        <source>By the milestones of the level %1, reached up to %2.</source>
        <translation>Nach den Meilensteinen der Stufe %1, erreicht bis %2.</translation>
    </message>
    <message>
        <source>%1 of %2 parts of the score have data, up to %3.</source>
        <translation>%1 von %2 Teilen des Werts haben Daten, bis %3.</translation>
    </message>
    <message>
        <source>An index over %1, as of %2.</source>
        <comment>signals, day</comment>
        <translation>Ein Index über %1, Stand %2.</translation>
    </message>
    <message>
        <source>Churn up to the renewal, by the workspace&apos;s own past; %1 beside it, as of %2.</source>
        <comment>signals, day</comment>
        <translation>Abgang bis zur Verlängerung, nach der eigenen Vergangenheit des Bestands; daneben %1, Stand %2.</translation>
    </message>
    <message>
        <source>The ledger&apos;s entry of %1; the estimate is of %2.</source>
        <translation>Der Eintrag vom %1; die Schätzung ist vom %2.</translation>
    </message>
    <message>
        <source>No entry in the ledger; the estimate is of %1.</source>
        <translation>Kein Eintrag; die Schätzung ist vom %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln open step(s) of the agreed plan as of %1.</source>
        <translation>
            <numerusform>%Ln offener Schritt des vereinbarten Plans, Stand %1.</numerusform>
            <numerusform>%Ln offene Schritte des vereinbarten Plans, Stand %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open signal(s)</source>
        <translation>
            <numerusform>%Ln offenes Signal</numerusform>
            <numerusform>%Ln offene Signale</numerusform>
        </translation>
    </message>
    <message>
        <source>term ended %1</source>
        <translation>Laufzeit endete am %1</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>milestone %1, occurrence %2</source>
        <translation>Meilenstein %1, %2. Mal</translation>
    </message>
    <message>
        <source>milestone %1</source>
        <translation>Meilenstein %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 ist gegangen</translation>
    </message>
    <message>
        <source>mail to %1 bounced</source>
        <translation>Mail an %1 kam zurück</translation>
    </message>
    <message>
        <source>%1 not seen for 60 days</source>
        <translation>%1 seit 60&#xa0;Tagen nicht gesehen</translation>
    </message>
    <message>
        <source>charge of %1 failed, invoice %2</source>
        <translation>Abbuchung von %1 fehlgeschlagen, Rechnung %2</translation>
    </message>
    <message>
        <source>invoice %2 of %1 was due</source>
        <translation>Rechnung %2 über %1 war fällig</translation>
    </message>
    <message>
        <source>ticket opened and escalated: %1</source>
        <translation>Ticket eröffnet und eskaliert: %1</translation>
    </message>
    <message>
        <source>urgent ticket opened: %1</source>
        <translation>dringendes Ticket eröffnet: %1</translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <comment>NPS 6 of 10</comment>
        <translation>%1 %2 von %3</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, von %2</translation>
    </message>
    <message>
        <source>subscription %1 ends</source>
        <translation>Vertrag %1 endet</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>%1 active users in 28 days, against %2</source>
        <translation>%1 aktive Nutzer in 28&#xa0;Tagen, gegenüber %2</translation>
    </message>
    <message>
        <source>%1 events in 28 days, against %2</source>
        <translation>%1 Ereignisse in 28&#xa0;Tagen, gegenüber %2</translation>
    </message>
    <message>
        <source>%1 against a median of %2 among %3</source>
        <translation>%1 gegenüber einem Median von %2 unter %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln peer(s)</source>
        <translation>
            <numerusform>%Ln Vergleichskunde</numerusform>
            <numerusform>%Ln Vergleichskunden</numerusform>
        </translation>
    </message>
    <message>
        <source>window of %1 was over</source>
        <translation>Frist von %1 war abgelaufen</translation>
    </message>
    <message>
        <source>last complete day of %1</source>
        <translation>letzter vollständiger Tag von %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>date: what happened</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>worth %1 against a cost of %2 in this contract year</source>
        <translation>%1 Wert bei %2 Kosten in diesem Vertragsjahr</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>CSV files (*.csv);;Excel workbooks (*.xlsx)</source>
        <translation>CSV-Dateien (*.csv);;Excel-Arbeitsmappen (*.xlsx)</translation>
    </message>
    <message>
        <source>Nothing shows, so there is nothing to export.</source>
        <translation>Es wird nichts angezeigt, also gibt es nichts zu exportieren.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) copied, ready to paste into a spreadsheet</source>
        <translation>
            <numerusform>%Ln Zeile kopiert, bereit zum Einfügen in eine Tabelle</numerusform>
            <numerusform>%Ln Zeilen kopiert, bereit zum Einfügen in eine Tabelle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) written to %1</source>
        <translation>
            <numerusform>%Ln Zeile nach %1 geschrieben</numerusform>
            <numerusform>%Ln Zeilen nach %1 geschrieben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Start quarter</source>
        <translation>Startquartal</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Tarif</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>Branche</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Betreuung</translation>
    </message>
    <message>
        <source>Use case</source>
        <translation>Anwendungsfall</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Contract term</source>
        <translation>Vertragslaufzeit</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1th</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1st</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1nd</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1rd</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>morgen</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message numerus="yes">
        <source>in %Ln day(s)</source>
        <translation>
            <numerusform>in %Ln Tag</numerusform>
            <numerusform>in %Ln Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>vor %Ln Tag</numerusform>
            <numerusform>vor %Ln Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln month(s)</source>
        <translation>
            <numerusform>in %Ln Monat</numerusform>
            <numerusform>in %Ln Monaten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln month(s) ago</source>
        <translation>
            <numerusform>vor %Ln Monat</numerusform>
            <numerusform>vor %Ln Monaten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln year(s)</source>
        <translation>
            <numerusform>in %Ln Jahr</numerusform>
            <numerusform>in %Ln Jahren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln year(s) ago</source>
        <translation>
            <numerusform>vor %Ln Jahr</numerusform>
            <numerusform>vor %Ln Jahren</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1&#xa0;min %2&#xa0;s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1&#xa0;h %2&#xa0;min</translation>
    </message>
    <message>
        <source>%1 k</source>
        <translation>%1 Tsd.</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 Mio.</translation>
    </message>
    <message>
        <source>%1 bn</source>
        <translation>%1 Mrd.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min ago</source>
        <translation>
            <numerusform>vor %Ln&#xa0;min</numerusform>
            <numerusform>vor %Ln&#xa0;min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln h ago</source>
        <translation>
            <numerusform>vor %Ln&#xa0;h</numerusform>
            <numerusform>vor %Ln&#xa0;h</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>a quotation mark is not closed</source>
        <translation>ein Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
        <source>a parenthesis is not closed</source>
        <translation>eine Klammer ist nicht geschlossen</translation>
    </message>
    <message>
        <source>this parenthesis closes nothing</source>
        <translation>diese Klammer schließt nichts</translation>
    </message>
    <message>
        <source>something is missing here</source>
        <translation>hier fehlt etwas</translation>
    </message>
    <message>
        <source>a value is missing</source>
        <translation>ein Wert fehlt</translation>
    </message>
    <message>
        <source>the parentheses are nested too deeply</source>
        <translation>die Klammern sind zu tief verschachtelt</translation>
    </message>
    <message>
        <source>the filter is too long</source>
        <translation>der Filter ist zu lang</translation>
    </message>
    <message>
        <source>there is no field “%1”</source>
        <translation>es gibt kein Feld „%1“</translation>
    </message>
    <message>
        <source>“%1” is not one of its values</source>
        <translation>„%1“ gehört nicht zu den Werten</translation>
    </message>
    <message>
        <source>“%1” is not a number</source>
        <translation>„%1“ ist keine Zahl</translation>
    </message>
    <message>
        <source>“%1” is not a day or a span of days</source>
        <translation>„%1“ ist weder ein Tag noch ein Zeitraum</translation>
    </message>
    <message>
        <source>“%1” does not go with this field</source>
        <translation>„%1“ passt nicht zu diesem Feld</translation>
    </message>
    <message>
        <source>“me” is not known yet: say who you are in the settings</source>
        <translation>„me“ ist noch nicht bekannt: in den Einstellungen den eigenen Namen angeben</translation>
    </message>
    <message>
        <source>Column %1: %2.</source>
        <translation>Spalte %1: %2.</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>Ist „%1“ gemeint?</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message numerus="yes">
        <source>%Ln id(s) of %1 (is|are) used by different records</source>
        <translation>
            <numerusform>%Ln Id von %1 gehört zu verschiedenen Datensätzen</numerusform>
            <numerusform>%Ln Ids von %1 gehören zu verschiedenen Datensätzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Their content differs, so all of them are kept.</source>
        <translation>Ihr Inhalt ist verschieden, deshalb bleiben alle erhalten.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) of %1 before the subscription starts</source>
        <translation>
            <numerusform>%Ln Datensatz von %1 liegt vor dem Vertragsbeginn</numerusform>
            <numerusform>%Ln Datensätze von %1 liegen vor dem Vertragsbeginn</numerusform>
        </translation>
    </message>
    <message>
        <source>They are kept and count on the day of the start.</source>
        <translation>Sie bleiben erhalten und zählen am Tag des Beginns.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) of %1 before the account signed up</source>
        <translation>
            <numerusform>%Ln Datensatz von %1 liegt vor der Registrierung des Kunden</numerusform>
            <numerusform>%Ln Datensätze von %1 liegen vor der Registrierung des Kunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ticket(s) opened before the account signed up</source>
        <translation>
            <numerusform>%Ln Ticket wurde vor der Registrierung des Kunden eröffnet</numerusform>
            <numerusform>%Ln Tickets wurden vor der Registrierung des Kunden eröffnet</numerusform>
        </translation>
    </message>
    <message>
        <source>They are kept with the date they have.</source>
        <translation>Sie bleiben mit ihrem Datum erhalten.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) flagged as churned without a churn record</source>
        <translation>
            <numerusform>%Ln Kunde ist als abgewandert markiert, ohne Datensatz dazu</numerusform>
            <numerusform>%Ln Kunden sind als abgewandert markiert, ohne Datensatz dazu</numerusform>
        </translation>
    </message>
    <message>
        <source>The flag has no date, so they are in no analysis over time.</source>
        <translation>Die Markierung hat kein Datum, daher fehlen sie in jeder Auswertung über die Zeit.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) with a churn record that the flag denies</source>
        <translation>
            <numerusform>%Ln Kunde mit Abwanderungssatz, dem die Markierung widerspricht</numerusform>
            <numerusform>%Ln Kunden mit Abwanderungssatz, dem die Markierung widerspricht</numerusform>
        </translation>
    </message>
    <message>
        <source>The dated record counts, by the order of trust in the settings.</source>
        <translation>Es gilt der Datensatz mit Datum, nach der Vertrauensfolge in den Einstellungen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) of %1 after the subscription ended</source>
        <translation>
            <numerusform>%Ln Datensatz von %1 liegt nach dem Vertragsende</numerusform>
            <numerusform>%Ln Datensätze von %1 liegen nach dem Vertragsende</numerusform>
        </translation>
    </message>
    <message>
        <source>They are kept: the product was used after the contract.</source>
        <translation>Sie bleiben erhalten: Das Produkt wurde nach dem Vertrag genutzt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln subscription(s) started before the account signed up</source>
        <translation>
            <numerusform>%Ln Vertrag begann vor der Registrierung des Kunden</numerusform>
            <numerusform>%Ln Verträge begannen vor der Registrierung des Kunden</numerusform>
        </translation>
    </message>
    <message>
        <source>The start of the subscription counts.</source>
        <translation>Es gilt der Beginn des Vertrags.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln subscription(s) ended before they started</source>
        <translation>
            <numerusform>%Ln Vertrag endete, bevor er begann</numerusform>
            <numerusform>%Ln Verträge endeten, bevor sie begannen</numerusform>
        </translation>
    </message>
    <message>
        <source>They are kept, and such a customer never started.</source>
        <translation>Sie bleiben erhalten, und ein solcher Kunde hat nie begonnen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln ticket(s) closed before they were opened</source>
        <translation>
            <numerusform>%Ln Ticket wurde geschlossen, bevor es eröffnet wurde</numerusform>
            <numerusform>%Ln Tickets wurden geschlossen, bevor sie eröffnet wurden</numerusform>
        </translation>
    </message>
    <message>
        <source>They are kept with the dates they have.</source>
        <translation>Sie bleiben mit ihren Daten erhalten.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln churn record(s) before the account signed up</source>
        <translation>
            <numerusform>%Ln Abwanderungssatz liegt vor der Registrierung des Kunden</numerusform>
            <numerusform>%Ln Abwanderungssätze liegen vor der Registrierung des Kunden</numerusform>
        </translation>
    </message>
    <message>
        <source>They are kept, and end nothing.</source>
        <translation>Sie bleiben erhalten und beenden nichts.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln ticket(s) without a satisfaction score</source>
        <translation>
            <numerusform>%Ln Ticket ohne Zufriedenheitswert</numerusform>
            <numerusform>%Ln Tickets ohne Zufriedenheitswert</numerusform>
        </translation>
    </message>
    <message>
        <source>No score is no data: they count as neither good nor bad.</source>
        <translation>Kein Wert heißt keine Daten: Sie zählen weder als gut noch als schlecht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) of %1 with a word that is not known</source>
        <translation>
            <numerusform>%Ln Zelle von %1 mit einem unbekannten Wort</numerusform>
            <numerusform>%Ln Zellen von %1 mit einem unbekannten Wort</numerusform>
        </translation>
    </message>
    <message>
        <source>The cell is left out; say what it means in the mapping&apos;s values.</source>
        <translation>Die Zelle bleibt weg; ihre Bedeutung lässt sich bei den Werten der Zuordnung angeben.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) with a churn record and an open subscription</source>
        <translation>
            <numerusform>%Ln Kunde mit Abwanderungssatz und laufendem Vertrag</numerusform>
            <numerusform>%Ln Kunden mit Abwanderungssatz und laufendem Vertrag</numerusform>
        </translation>
    </message>
    <message>
        <source>The first source in the order of trust decides; see the settings.</source>
        <translation>Die erste Quelle der Vertrauensfolge entscheidet, siehe Einstellungen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln JSON object(s) with a key given twice</source>
        <translation>
            <numerusform>%Ln JSON-Objekt mit einem doppelten Schlüssel</numerusform>
            <numerusform>%Ln JSON-Objekte mit einem doppelten Schlüssel</numerusform>
        </translation>
    </message>
    <message>
        <source>The last value counts.</source>
        <translation>Der letzte Wert gilt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1: %2</source>
        <translation>
            <numerusform>%Ln von %1: %2</numerusform>
            <numerusform>%Ln von %1: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept as it came; nothing was thrown away.</source>
        <translation>So erhalten, wie es kam; nichts wurde weggeworfen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) of %1 of an account that no file has named</source>
        <translation>
            <numerusform>%Ln Datensatz (%1) eines Kunden, den keine Datei nennt</numerusform>
            <numerusform>%Ln Datensätze (%1) von Kunden, die keine Datei nennt</numerusform>
        </translation>
    </message>
    <message>
        <source>The account is made from its id; a file of accounts gives it the rest.</source>
        <translation>Der Kunde wird aus seiner Id angelegt; alles Weitere gibt ihm eine Kundendatei.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) of %1 that name several accounts</source>
        <translation>
            <numerusform>%Ln Zelle (%1), die mehrere Kunden nennt</numerusform>
            <numerusform>%Ln Zellen (%1), die mehrere Kunden nennen</numerusform>
        </translation>
    </message>
    <message>
        <source>The first one counts.</source>
        <translation>Der erste zählt.</translation>
    </message>
</context>
<context>
    <name>FormWords</name>
    <message>
        <source>%1 needs a number, such as 10 or 0.85.</source>
        <translation>%1 braucht eine Zahl wie 10 oder 0,85.</translation>
    </message>
    <message>
        <source>%1: “%2” is no number. Write digits without grouping, such as 1200 or 0.85.</source>
        <translation>%1: „%2“ ist keine Zahl. Ziffern ohne Gruppierung schreiben, etwa 1200 oder 0,85.</translation>
    </message>
    <message>
        <source>%1: “%2” is no date. Write year, month and day: 2026-03-31.</source>
        <translation>%1: „%2“ ist kein Datum. Jahr, Monat und Tag schreiben: 2026-03-31.</translation>
    </message>
</context>
<context>
    <name>Grouping</name>
    <message>
        <source>Q%1 %2</source>
        <comment>quarter and year</comment>
        <translation>Q%1 %2</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>Alle Kunden</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Unbekannt</translation>
    </message>
</context>
<context>
    <name>Guidance</name>
    <message>
        <source>Offer a 30-minute session on %1: it stands at %2.</source>
        <translation>30&#xa0;Minuten zu %1 anbieten: Stand %2.</translation>
    </message>
    <message>
        <source>Offer a 30-minute session on the next milestone, %1.</source>
        <translation>30&#xa0;Minuten zum nächsten Meilenstein %1 anbieten.</translation>
    </message>
    <message>
        <source>Offer a 30-minute session on the next milestone, %1 (%2).</source>
        <translation>30&#xa0;Minuten zum nächsten Meilenstein %1 anbieten (%2).</translation>
    </message>
    <message>
        <source>Call %1 instead of writing; ask whether the role has changed.</source>
        <translation>%1 anrufen statt schreiben; fragen, ob sich die Rolle geändert hat.</translation>
    </message>
    <message>
        <source>Find the successor: ask %1 who owns the rollout now.</source>
        <translation>Nachfolge klären: %1 fragen, wer die Einführung jetzt verantwortet.</translation>
    </message>
    <message>
        <source>Find the successor: nobody else is known, so ask through support or billing.</source>
        <translation>Nachfolge klären: niemand bekannt, also Support oder Buchhaltung fragen.</translation>
    </message>
    <message>
        <source>Introduce yourself to the new owner with what has been achieved so far.</source>
        <translation>Sich der neuen verantwortlichen Person vorstellen, mit dem bisher Erreichten.</translation>
    </message>
    <message>
        <source>Ask what is in the way; name the last milestone reached and the date.</source>
        <translation>Fragen, was im Weg steht; letzten Meilenstein mit Datum nennen.</translation>
    </message>
    <message>
        <source>Agree on one milestone for the next two weeks, with a date and a person on their side.</source>
        <translation>Einen Meilenstein für zwei Wochen vereinbaren, mit Datum und Person.</translation>
    </message>
    <message>
        <source>Ask whether %1 is still wanted, or is now done elsewhere.</source>
        <translation>Fragen, ob %1 noch gewünscht ist oder jetzt anderswo geschieht.</translation>
    </message>
    <message>
        <source>Ask what has changed for their business, and log the evidence for %1.</source>
        <translation>Fragen, was sich im Geschäft geändert hat; Beleg für %1 erfassen.</translation>
    </message>
    <message>
        <source>If nothing has changed, go back to the goal they bought for before adding features.</source>
        <translation>Sonst zuerst zurück zum Kaufziel, dann erst neue Funktionen.</translation>
    </message>
    <message>
        <source>Call within two days, thank them for the answer, and ask what would have made it better.</source>
        <translation>Binnen zwei Tagen anrufen, danken, fragen, was besser gewesen wäre.</translation>
    </message>
    <message>
        <source>Come back with one thing that will change, and when.</source>
        <translation>Mit einer Sache wiederkommen, die sich ändert, und wann.</translation>
    </message>
    <message>
        <source>Get an owner and a date from support before you call.</source>
        <translation>Vor dem Anruf vom Support Zuständige und ein Datum einholen.</translation>
    </message>
    <message>
        <source>Tell the customer what happens next, also when it is not solved yet.</source>
        <translation>Dem Kunden sagen, was als Nächstes geschieht, auch ohne Lösung.</translation>
    </message>
    <message>
        <source>Ask who stopped and why: a finished project, a change of team, or another tool.</source>
        <translation>Fragen, wer warum aufhörte: Projekt aus, Team neu, anderes Werkzeug.</translation>
    </message>
    <message>
        <source>Ask billing whether it is the card, the purchase order or a dispute.</source>
        <translation>Die Buchhaltung fragen, ob es an Karte, Bestellung oder Streit liegt.</translation>
    </message>
    <message>
        <source>Keep the talk about money apart from the talk about goals.</source>
        <translation>Das Gespräch über Geld vom Gespräch über Ziele trennen.</translation>
    </message>
    <message>
        <source>Ask for the reason in their own words, and write it down.</source>
        <translation>Nach dem Grund in eigenen Worten fragen und ihn aufschreiben.</translation>
    </message>
    <message>
        <source>Offer what fits the reason: a smaller plan, a pause, or a clean way out with their data.</source>
        <translation>Passendes anbieten: kleinerer Tarif, Pause oder sauberer Ausstieg mit Daten.</translation>
    </message>
    <message>
        <source>Before the decision, bring what was achieved and one goal for the next term.</source>
        <translation>Vor der Entscheidung Erreichtes und ein Ziel für die nächste Laufzeit zeigen.</translation>
    </message>
    <message>
        <source>Open the renewal early with the list of what they achieved.</source>
        <translation>Die Verlängerung früh ansprechen, mit der Liste des Erreichten.</translation>
    </message>
    <message>
        <source>Show the trend against the limit and when it will be reached.</source>
        <translation>Den Verlauf zur Grenze zeigen und wann sie erreicht ist.</translation>
    </message>
    <message>
        <source>Offer the next tier before the limit stops them.</source>
        <translation>Den nächsten Tarif anbieten, bevor die Grenze bremst.</translation>
    </message>
    <message>
        <source>Congratulate on %1 and offer %2.</source>
        <translation>Zu %1 gratulieren und %2 anbieten.</translation>
    </message>
    <message>
        <source>Congratulate by name on what was reached this month.</source>
        <translation>Persönlich zu dem gratulieren, was diesen Monat erreicht wurde.</translation>
    </message>
    <message>
        <source>Ask what they want to do next; listen for a need that another plan covers.</source>
        <translation>Fragen, was ansteht; auf Bedarf achten, den ein anderer Tarif deckt.</translation>
    </message>
    <message>
        <source>Invite them to a beta, or ask for a short case study.</source>
        <translation>Zu einer Beta einladen oder um eine kurze Fallstudie bitten.</translation>
    </message>
    <message>
        <source>Thank them for %1 and ask for %2.</source>
        <translation>Für %1 danken und um %2 bitten.</translation>
    </message>
    <message>
        <source>Thank them, and make one small ask: a review or a sentence to quote.</source>
        <translation>Danken und um eine Kleinigkeit bitten: eine Bewertung oder ein Zitat.</translation>
    </message>
    <message>
        <source>Import newer data, or look at the portfolio as of its last complete day.</source>
        <translation>Neuere Daten importieren oder das Portfolio am letzten ganzen Tag ansehen.</translation>
    </message>
    <message>
        <source>Go through the plan with them: what is late, who owes it, and whether the destination still holds.</source>
        <translation>Den Plan gemeinsam durchgehen: was spät ist, bei wem, ob das Ziel gilt.</translation>
    </message>
    <message>
        <source>high achiever: celebrate, advanced features, expansion, advocacy</source>
        <translation>viel erreicht: feiern, fortgeschrittene Funktionen, Ausbau, Fürsprache</translation>
    </message>
    <message>
        <source>average achiever: encourage, tips, unused features</source>
        <translation>durchschnittlich erreicht: ermutigen, Tipps, ungenutzte Funktionen</translation>
    </message>
    <message>
        <source>low achiever: check in, blockers, help</source>
        <translation>wenig erreicht: nachfragen, Hindernisse, Hilfe</translation>
    </message>
    <message>
        <source>Make the call on this renewal: commit, best case, at risk or churn, and why.</source>
        <translation>Die Verlängerung einschätzen: zugesagt, Bestfall, gefährdet oder Abwanderung, und warum.</translation>
    </message>
    <message>
        <source>Bring the renewal brief to the next conversation.</source>
        <translation>Die Unterlage zur Verlängerung ins nächste Gespräch mitnehmen.</translation>
    </message>
    <message>
        <source>Show them the figures they agreed to, and ask what else of theirs this could do.</source>
        <translation>Die vereinbarten Zahlen zeigen und fragen, wobei das noch helfen könnte.</translation>
    </message>
    <message>
        <source>Look through the lines of their value model before you quote the return.</source>
        <translation>Die Zeilen des Wertmodells durchsehen, bevor der ROI genannt wird.</translation>
    </message>
</context>
<context>
    <name>Interval</name>
    <message>
        <source>Wilson</source>
        <translation>Wilson</translation>
    </message>
    <message>
        <source>Kaplan–Meier, Wilson with effective n</source>
        <translation>Kaplan–Meier, Wilson mit effektivem n</translation>
    </message>
    <message>
        <source>Newcombe</source>
        <translation>Newcombe</translation>
    </message>
    <message>
        <source>MOVER</source>
        <translation>MOVER</translation>
    </message>
    <message>
        <source>log ratio, Greenwood</source>
        <translation>Log-Verhältnis, Greenwood</translation>
    </message>
    <message>
        <source>Cox, Wald</source>
        <translation>Cox, Wald</translation>
    </message>
    <message>
        <source>log–log</source>
        <translation>log–log</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>ratio of sums, accounts as clusters, log scale</source>
        <translation>Verhältnis von Summen, Kunden als Cluster, Log-Skala</translation>
    </message>
    <message>
        <source>%1 (%2–%3)</source>
        <comment>value, limits</comment>
        <translation>%1 (%2–%3)</translation>
    </message>
    <message>
        <source>not reached by half</source>
        <translation>nicht von der Hälfte erreicht</translation>
    </message>
    <message>
        <source>day %1 (%2–%3)</source>
        <translation>Tag %1 (%2–%3)</translation>
    </message>
</context>
<context>
    <name>Ladder</name>
    <message>
        <source>Ahead of %1 of teams at this stage</source>
        <translation>Weiter als %1 der Teams in dieser Phase</translation>
    </message>
    <message>
        <source>Behind %1 of teams at this stage</source>
        <translation>Weniger weit als %1 der Teams in dieser Phase</translation>
    </message>
    <message>
        <source>Most teams at this stage have completed %1; you have %2</source>
        <translation>Die meisten Teams in dieser Phase haben %1 erreicht, Sie %2</translation>
    </message>
    <message>
        <source>Half of the teams at this stage have %1 or more; you have %2</source>
        <translation>Die Hälfte der Teams in dieser Phase hat %1 oder mehr, Sie haben %2</translation>
    </message>
    <message>
        <source>Companies like yours typically reach %1 by week %2</source>
        <translation>Unternehmen wie Ihres erreichen %1 üblicherweise bis Woche %2</translation>
    </message>
</context>
<context>
    <name>Lint</name>
    <message>
        <source>counts activity, without an outcome</source>
        <translation>zählt Aktivität, ohne Ergebnis</translation>
    </message>
    <message>
        <source>too many are switched on</source>
        <translation>zu viele sind eingeschaltet</translation>
    </message>
    <message>
        <source>almost nobody reaches it</source>
        <translation>fast niemand erreicht ihn</translation>
    </message>
    <message>
        <source>nothing to say when it is reached</source>
        <translation>nichts zu sagen, wenn er erreicht ist</translation>
    </message>
    <message>
        <source>one size for all segments</source>
        <translation>ein Maß für alle Segmente</translation>
    </message>
    <message>
        <source>not reviewed in time</source>
        <translation>nicht rechtzeitig überprüft</translation>
    </message>
    <message>
        <source>the same threshold for small and large</source>
        <translation>dieselbe Schwelle für Kleine und Große</translation>
    </message>
    <message>
        <source>a phase of our sale, not a success of theirs</source>
        <translation>eine Phase unseres Verkaufs, kein Erfolg des Kunden</translation>
    </message>
    <message>
        <source>leads to no outcome</source>
        <translation>führt zu keinem Ergebnis</translation>
    </message>
    <message>
        <source>leads to an outcome that is not in the catalog</source>
        <translation>führt zu einem Ergebnis, das nicht im Katalog steht</translation>
    </message>
    <message>
        <source>nobody answers for it</source>
        <translation>niemand ist verantwortlich</translation>
    </message>
    <message>
        <source>no revenue or cost implication is stated</source>
        <translation>keine Wirkung auf Umsatz oder Kosten angegeben</translation>
    </message>
    <message>
        <source>no target window</source>
        <translation>keine Zielfrist</translation>
    </message>
    <message>
        <source>a level names a milestone that is not there</source>
        <translation>eine Stufe nennt einen Meilenstein, den es nicht gibt</translation>
    </message>
    <message>
        <source>Count something that the customer would miss, or peg it to an outcome.</source>
        <translation>Etwas zählen, das dem Kunden fehlen würde, oder an ein Ergebnis knüpfen.</translation>
    </message>
    <message>
        <source>Keep the 5 to 10 that matter; switch the others off.</source>
        <translation>Die 5 bis 10 wichtigen behalten, die anderen ausschalten.</translation>
    </message>
    <message>
        <source>Lower the threshold, widen the window, or limit it to those who can.</source>
        <translation>Die Schwelle senken, die Frist verlängern oder auf die beschränken, die es können.</translation>
    </message>
    <message>
        <source>Write what you would tell the customer on that day.</source>
        <translation>Aufschreiben, was man dem Kunden an diesem Tag sagen würde.</translation>
    </message>
    <message>
        <source>Limit some milestones to a plan, size or use case.</source>
        <translation>Einige Meilensteine auf Tarif, Größe oder Anwendungsfall beschränken.</translation>
    </message>
    <message>
        <source>Look at it once more and set the next review date.</source>
        <translation>Noch einmal ansehen und die nächste Überprüfung festlegen.</translation>
    </message>
    <message>
        <source>Give small and large accounts thresholds of their own.</source>
        <translation>Kleinen und großen Kunden eigene Schwellen geben.</translation>
    </message>
    <message>
        <source>Name what the customer has achieved instead.</source>
        <translation>Stattdessen nennen, was der Kunde erreicht hat.</translation>
    </message>
    <message>
        <source>Name the customer milestone that it leads to.</source>
        <translation>Den Kundenmeilenstein nennen, zu dem er führt.</translation>
    </message>
    <message>
        <source>Correct the key, or add that customer milestone.</source>
        <translation>Den Schlüssel berichtigen oder diesen Kundenmeilenstein ergänzen.</translation>
    </message>
    <message>
        <source>Name the person who answers for it.</source>
        <translation>Die verantwortliche Person nennen.</translation>
    </message>
    <message>
        <source>State what reaching it means for revenue or cost.</source>
        <translation>Angeben, was das Erreichen für Umsatz oder Kosten bedeutet.</translation>
    </message>
    <message>
        <source>Set the days within which it should be reached: then there is a rate.</source>
        <translation>Die Tage festlegen, in denen er erreicht werden soll: Dann gibt es eine Quote.</translation>
    </message>
    <message>
        <source>Correct the level, or switch the milestone on.</source>
        <translation>Die Stufe berichtigen oder den Meilenstein einschalten.</translation>
    </message>
</context>
<context>
    <name>Mails</name>
    <message>
        <source>Hello,</source>
        <translation>Guten Tag,</translation>
    </message>
    <message>
        <source>Hello %1,</source>
        <translation>Guten Tag %1,</translation>
    </message>
    <message>
        <source>Best regards</source>
        <translation>Mit freundlichen Grüßen</translation>
    </message>
    <message>
        <source>You did it: %1</source>
        <translation>Geschafft: %1</translation>
    </message>
    <message>
        <source>Congratulations to everyone who had a hand in it.</source>
        <translation>Herzlichen Glückwunsch an alle, die daran mitgewirkt haben.</translation>
    </message>
    <message>
        <source>How are things going at %1?</source>
        <translation>Wie läuft es bei %1?</translation>
    </message>
    <message>
        <source>Is anything in the way, and is there something we could take off your hands? Half an hour together is often enough; which day would suit you?</source>
        <translation>Steht etwas im Weg, und gibt es etwas, das wir Ihnen abnehmen können? Oft genügt eine halbe Stunde zusammen; welcher Tag würde Ihnen passen?</translation>
    </message>
    <message>
        <source>Your week up to %1</source>
        <translation>Ihre Woche bis %1</translation>
    </message>
    <message>
        <source>Your month up to %1</source>
        <translation>Ihr Monat bis %1</translation>
    </message>
    <message>
        <source>What we have agreed on next:</source>
        <translation>Was wir als Nächstes vereinbart haben:</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>milestone, day</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>day, whose step, step</comment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>whose step, step</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>We have reached it: %1</source>
        <translation>Wir haben es erreicht: %1</translation>
    </message>
    <message>
        <source>Thank you to everyone who had a hand in it.</source>
        <translation>Vielen Dank an alle, die daran mitgewirkt haben.</translation>
    </message>
    <message>
        <source>A text to share</source>
        <translation>Ein Text zum Weitergeben</translation>
    </message>
    <message>
        <source>We have just reached “%1”.</source>
        <translation>Wir haben gerade „%1“ erreicht.</translation>
    </message>
    <message>
        <source>We have just reached “%1” with %2.</source>
        <translation>Wir haben gerade „%1“ mit %2 erreicht.</translation>
    </message>
    <message numerus="yes">
        <source>On %1 your team reached “%2”. That makes %3 of %Ln milestone(s).</source>
        <translation>
            <numerusform>Am %1 hat Ihr Team „%2“ erreicht. Das sind %3 von %Ln Meilenstein.</numerusform>
            <numerusform>Am %1 hat Ihr Team „%2“ erreicht. Das sind %3 von %Ln Meilensteinen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You have reached %1 of %Ln milestone(s) so far.</source>
        <translation>
            <numerusform>Bisher haben Sie %1 von %Ln Meilenstein erreicht.</numerusform>
            <numerusform>Bisher haben Sie %1 von %Ln Meilensteinen erreicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %1 we reached “%2”. That makes %3 of the %Ln milestone(s) we set ourselves.</source>
        <translation>
            <numerusform>am %1 haben wir „%2“ erreicht. Das sind %3 von %Ln Meilenstein, den wir uns gesetzt haben.</numerusform>
            <numerusform>am %1 haben wir „%2“ erreicht. Das sind %3 der %Ln Meilensteine, die wir uns gesetzt haben.</numerusform>
        </translation>
    </message>
    <message>
        <source>No milestone was reached between %1 and %2.</source>
        <translation>Zwischen %1 und %2 wurde kein Meilenstein erreicht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln milestone(s) reached between %1 and %2:</source>
        <translation>
            <numerusform>%Ln Meilenstein zwischen %1 und %2 erreicht:</numerusform>
            <numerusform>%Ln Meilensteine zwischen %1 und %2 erreicht:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Measurability</name>
    <message>
        <source>Measured from events</source>
        <translation>Aus Ereignissen gemessen</translation>
    </message>
    <message>
        <source>Reported by the product</source>
        <translation>Vom Produkt gemeldet</translation>
    </message>
    <message>
        <source>Logged by hand</source>
        <translation>Von Hand erfasst</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>We</source>
        <translation>Wir</translation>
    </message>
    <message>
        <source>The customer</source>
        <translation>Der Kunde</translation>
    </message>
    <message>
        <source>Off course since %1: the day of the destination has passed</source>
        <translation>Seit %1 vom Kurs ab: Der Zieltag ist verstrichen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) overdue, %1 of them ours</source>
        <translation>
            <numerusform>%Ln Schritt überfällig, davon %1 bei uns</numerusform>
            <numerusform>%Ln Schritte überfällig, davon %1 bei uns</numerusform>
        </translation>
    </message>
    <message>
        <source>Off course since %1: the day of the destination has passed; %2</source>
        <translation>Seit %1 vom Kurs ab: Der Zieltag ist verstrichen; %2</translation>
    </message>
    <message>
        <source>Off course since %1: %2</source>
        <translation>Seit %1 vom Kurs ab: %2</translation>
    </message>
    <message>
        <source>Interview held</source>
        <translation>Gespräch am</translation>
    </message>
    <message>
        <source>Interview with</source>
        <translation>Gespräch mit</translation>
    </message>
    <message>
        <source>Value first realised</source>
        <translation>Erster Nutzen</translation>
    </message>
    <message>
        <source>First big win</source>
        <translation>Erster großer Erfolg</translation>
    </message>
    <message>
        <source>What to celebrate</source>
        <translation>Was zu feiern ist</translation>
    </message>
    <message>
        <source>How success is measured</source>
        <translation>Erfolgsmaß</translation>
    </message>
    <message>
        <source>Required outcome</source>
        <translation>Nötiges Ergebnis</translation>
    </message>
    <message>
        <source>Appropriate experience</source>
        <translation>Passendes Erlebnis</translation>
    </message>
    <message>
        <source>Shown by</source>
        <translation>Gezeigt durch</translation>
    </message>
    <message>
        <source>Confirmed on</source>
        <translation>Bestätigt am</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Ausgangswert</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>fällig %1</translation>
    </message>
    <message>
        <source>done %1</source>
        <translation>erledigt %1</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Auf</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Your data are as they were.</source>
        <translation>Die Daten sind unverändert.</translation>
    </message>
    <message>
        <source>What was already stored stays.</source>
        <translation>Bereits Gespeichertes bleibt erhalten.</translation>
    </message>
    <message>
        <source>Something in Milepost did not hold</source>
        <translation>Ein interner Fehler in Milepost</translation>
    </message>
    <message>
        <source>Please report it with the text above; diagnostics help.</source>
        <translation>Bitte mit dem Text oben melden; die Diagnose hilft dabei.</translation>
    </message>
    <message>
        <source>This value cannot be used</source>
        <translation>Dieser Wert ist nicht verwendbar</translation>
    </message>
    <message>
        <source>Correct the value and try again.</source>
        <translation>Den Wert berichtigen und erneut versuchen.</translation>
    </message>
    <message>
        <source>It is not there</source>
        <translation>Nicht vorhanden</translation>
    </message>
    <message>
        <source>Check the name; it may have been removed or renamed.</source>
        <translation>Den Namen prüfen; vielleicht wurde es entfernt oder umbenannt.</translation>
    </message>
    <message>
        <source>It is already there</source>
        <translation>Bereits vorhanden</translation>
    </message>
    <message>
        <source>Choose another name, or use the one that exists.</source>
        <translation>Einen anderen Namen wählen oder das Vorhandene verwenden.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>What was already stored stays, whole.</source>
        <translation>Bereits Gespeichertes bleibt vollständig erhalten.</translation>
    </message>
    <message>
        <source>Start it again and it goes on where it stopped.</source>
        <translation>Neu starten, es geht dort weiter, wo es aufgehört hat.</translation>
    </message>
    <message>
        <source>The file could not be opened</source>
        <translation>Die Datei ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>Check that it is there and that you may read it, then try again.</source>
        <translation>Prüfen, ob sie vorhanden und lesbar ist, und erneut versuchen.</translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation>Die Datei ließ sich nicht schreiben</translation>
    </message>
    <message>
        <source>An older file of this name is untouched.</source>
        <translation>Eine ältere Datei dieses Namens ist unberührt.</translation>
    </message>
    <message>
        <source>Choose another place, or check that you may write there.</source>
        <translation>Einen anderen Ort wählen oder die Schreibrechte prüfen.</translation>
    </message>
    <message>
        <source>The file is not of the expected kind</source>
        <translation>Die Datei ist nicht von der erwarteten Art</translation>
    </message>
    <message>
        <source>Say what it holds, or choose another file.</source>
        <translation>Angeben, was sie enthält, oder eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>What was stored before is safe; the last step was taken back.</source>
        <translation>Früher Gespeichertes ist sicher; der letzte Schritt wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Speicherplatz freigeben und erneut versuchen.</translation>
    </message>
    <message>
        <source>The text has a broken encoding</source>
        <translation>Der Text hat eine fehlerhafte Kodierung</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 and import it again.</source>
        <translation>Die Datei als UTF-8 speichern und erneut importieren.</translation>
    </message>
    <message>
        <source>The text cannot be read</source>
        <translation>Der Text ist nicht lesbar</translation>
    </message>
    <message>
        <source>Correct the place that is named and try again.</source>
        <translation>Die genannte Stelle berichtigen und erneut versuchen.</translation>
    </message>
    <message>
        <source>The mapping does not fit the file</source>
        <translation>Die Zuordnung passt nicht zur Datei</translation>
    </message>
    <message>
        <source>Mend the mapping; rows that were set aside are then tried again.</source>
        <translation>Die Zuordnung berichtigen; beiseitegelegte Zeilen werden dann erneut versucht.</translation>
    </message>
    <message>
        <source>There are two ways to read this</source>
        <translation>Das lässt sich auf zwei Arten lesen</translation>
    </message>
    <message>
        <source>Choose the format in the mapping; Milepost does not guess.</source>
        <translation>Das Format in der Zuordnung wählen; Milepost rät nicht.</translation>
    </message>
    <message>
        <source>This is larger than Milepost accepts</source>
        <translation>Das ist größer, als Milepost annimmt</translation>
    </message>
    <message>
        <source>Split it into smaller parts.</source>
        <translation>In kleinere Teile zerlegen.</translation>
    </message>
    <message>
        <source>The database refused</source>
        <translation>Die Datenbank hat abgelehnt</translation>
    </message>
    <message>
        <source>The step was taken back whole; what was stored before is safe.</source>
        <translation>Der Schritt wurde ganz zurückgenommen; früher Gespeichertes ist sicher.</translation>
    </message>
    <message>
        <source>Try again; if it stays, verify the profile.</source>
        <translation>Erneut versuchen; bleibt der Fehler, das Profil prüfen.</translation>
    </message>
    <message>
        <source>Another program is using this profile</source>
        <translation>Ein anderes Programm verwendet dieses Profil</translation>
    </message>
    <message>
        <source>Wait until it has finished, then try again.</source>
        <translation>Warten, bis es fertig ist, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The database is damaged</source>
        <translation>Die Datenbank ist beschädigt</translation>
    </message>
    <message>
        <source>The file is kept as it is; nothing will be deleted.</source>
        <translation>Die Datei bleibt, wie sie ist; nichts wird gelöscht.</translation>
    </message>
    <message>
        <source>Restore a backup; the damaged file stays beside it.</source>
        <translation>Eine Sicherung wiederherstellen; die beschädigte Datei bleibt daneben liegen.</translation>
    </message>
    <message>
        <source>This profile was written by a newer Milepost</source>
        <translation>Dieses Profil stammt von einer neueren Version von Milepost</translation>
    </message>
    <message>
        <source>Update Milepost, or open another profile.</source>
        <translation>Milepost aktualisieren oder ein anderes Profil öffnen.</translation>
    </message>
    <message>
        <source>It has changed in the meantime</source>
        <translation>Inzwischen geändert</translation>
    </message>
    <message>
        <source>Look at how it stands now, then decide again.</source>
        <translation>Den jetzigen Stand ansehen, dann neu entscheiden.</translation>
    </message>
    <message>
        <source>Milepost cannot do this</source>
        <translation>Das kann Milepost nicht</translation>
    </message>
    <message>
        <source>Look for another way in the help (?).</source>
        <translation>In der Hilfe (?) einen anderen Weg suchen.</translation>
    </message>
    <message>
        <source>The server could not be reached</source>
        <translation>Der Server war nicht erreichbar</translation>
    </message>
    <message>
        <source>Check the address and the connection; the next try goes on where this one stopped.</source>
        <translation>Adresse und Verbindung prüfen; der nächste Versuch macht hier weiter.</translation>
    </message>
    <message>
        <source>The server took too long</source>
        <translation>Der Server hat zu lange gebraucht</translation>
    </message>
    <message>
        <source>The next try goes on where this one stopped; a smaller page size may help.</source>
        <translation>Der nächste Versuch macht hier weiter; eine kleinere Seitengröße kann helfen.</translation>
    </message>
    <message>
        <source>The server did not accept the credentials</source>
        <translation>Der Server hat die Zugangsdaten nicht angenommen</translation>
    </message>
    <message>
        <source>Give the password or token again; it may have been changed or withdrawn.</source>
        <translation>Kennwort oder Token erneut eingeben; vielleicht wurde es geändert oder entzogen.</translation>
    </message>
    <message>
        <source>The server could not prove who it is</source>
        <translation>Der Server konnte sich nicht ausweisen</translation>
    </message>
    <message>
        <source>Nothing was sent to it.</source>
        <translation>Nichts wurde an ihn gesendet.</translation>
    </message>
    <message>
        <source>Check the name of the host, and ask who runs it about its certificate.</source>
        <translation>Den Hostnamen prüfen und die Betreiber nach dem Zertifikat fragen.</translation>
    </message>
    <message>
        <source>The server answered something unexpected</source>
        <translation>Der Server hat Unerwartetes geantwortet</translation>
    </message>
    <message>
        <source>Check the settings of the source with a connection test.</source>
        <translation>Die Einstellungen der Quelle mit einem Verbindungstest prüfen.</translation>
    </message>
    <message>
        <source>The source has changed and waits for you</source>
        <translation>Die Quelle hat sich geändert und wartet auf eine Antwort</translation>
    </message>
    <message>
        <source>Look at what has changed and say how to go on.</source>
        <translation>Die Änderung ansehen und angeben, wie es weitergeht.</translation>
    </message>
    <message>
        <source>This is being done already</source>
        <translation>Das läuft bereits</translation>
    </message>
    <message>
        <source>Wait until the other one has finished.</source>
        <translation>Warten, bis der andere Vorgang fertig ist.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what was concerned: the cause</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1. %2 %3</source>
        <comment>title, what is safe, what to do</comment>
        <translation>%1. %2 %3</translation>
    </message>
    <message>
        <source>%1: %2. %3 %4</source>
        <comment>title, cause, what is safe, what to do</comment>
        <translation>%1: %2. %3 %4</translation>
    </message>
    <message>
        <source>A file or folder could not be read</source>
        <translation>Eine Datei oder ein Ordner ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>Check that it is there, whole and readable; the next try reads it again.</source>
        <translation>Prüfen, ob alles da, vollständig und lesbar ist; der nächste Versuch liest es noch einmal.</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Type %1 to go on:</source>
        <translation>Zum Fortfahren %1 eingeben:</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>There are no accounts yet.</source>
        <translation>Es gibt noch keine Kunden.</translation>
    </message>
    <message>
        <source>No account is a customer on this day.</source>
        <translation>An diesem Tag ist niemand Kunde.</translation>
    </message>
    <message>
        <source>None of your accounts is a customer on this day.</source>
        <translation>Keiner Ihrer Kunden ist an diesem Tag Kunde.</translation>
    </message>
    <message>
        <source>Who waits is not known: nobody has reached a milestone yet.</source>
        <translation>Wer wartet, ist nicht bekannt: Noch niemand hat einen Meilenstein erreicht.</translation>
    </message>
    <message>
        <source>Who waits is not known: no account&apos;s progress can be judged yet.</source>
        <translation>Wer wartet, ist nicht bekannt: Von keinem Kunden lässt sich der Fortschritt schon beurteilen.</translation>
    </message>
    <message>
        <source>Nobody waits.</source>
        <translation>Niemand wartet.</translation>
    </message>
    <message>
        <source>None of your accounts waits for you.</source>
        <translation>Keiner Ihrer Kunden wartet auf Sie.</translation>
    </message>
    <message numerus="yes">
        <source>Nobody else waits: %Ln account(s) (is|are) put away.</source>
        <translation>
            <numerusform>Sonst wartet niemand: %Ln Kunde ist zurückgestellt.</numerusform>
            <numerusform>Sonst wartet niemand: %Ln Kunden sind zurückgestellt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of your accounts waits: %Ln (is|are) put away.</source>
        <translation>
            <numerusform>Keiner Ihrer Kunden wartet: %Ln ist zurückgestellt.</numerusform>
            <numerusform>Keiner Ihrer Kunden wartet: %Ln sind zurückgestellt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No signal with money at stake is open; %Ln account(s) (is|are) behind or at risk all the same.</source>
        <translation>
            <numerusform>Kein Signal, bei dem Geld auf dem Spiel steht, ist offen; %Ln Kunde ist dennoch im Rückstand oder gefährdet.</numerusform>
            <numerusform>Kein Signal, bei dem Geld auf dem Spiel steht, ist offen; %Ln Kunden sind dennoch im Rückstand oder gefährdet.</numerusform>
        </translation>
    </message>
    <message>
        <source>How %1 of %2 accounts progress cannot be said yet.</source>
        <translation>Wie %1 von %2 Kunden vorankommen, lässt sich noch nicht sagen.</translation>
    </message>
    <message>
        <source>Every account is on its way.</source>
        <translation>Jeder Kunde ist auf seinem Weg.</translation>
    </message>
    <message>
        <source>Who waits is not known: the data ends %1, and silence after it proves nothing.</source>
        <translation>Wer wartet, ist nicht bekannt: Die Daten enden %1, und Stille danach beweist nichts.</translation>
    </message>
</context>
<context>
    <name>Rates</name>
    <message>
        <source>%1: insufficient data, no account has started</source>
        <translation>%1: zu wenig Daten, noch kein Kunde hat begonnen</translation>
    </message>
    <message>
        <source>%1 has no target window, so there is no rate within it</source>
        <translation>%1 hat keine Zielfrist, also gibt es keine Quote in der Frist</translation>
    </message>
    <message numerus="yes">
        <source>%1: insufficient data, no account has had its %Ln day(s) yet</source>
        <translation>
            <numerusform>%1: zu wenig Daten, noch kein Kunde hatte seinen %Ln Tag</numerusform>
            <numerusform>%1: zu wenig Daten, noch kein Kunde hatte seine %Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Insufficient data: no time has been observed</source>
        <translation>Zu wenig Daten: Es wurde keine Zeit beobachtet</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>sentence, method</comment>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>%1; an interval needs %2 accounts, %3 of which have reached it</source>
        <translation>%1; ein Intervall braucht %2 Kunden, von denen %3 ihn erreicht haben</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln account(s) reached %2 within %3 days</source>
        <translation>
            <numerusform>%1 von %Ln Kunden erreichten %2 innerhalb von %3&#xa0;Tagen</numerusform>
            <numerusform>%1 von %Ln Kunden erreichten %2 innerhalb von %3&#xa0;Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 achievements per account and month, over %2 months of %Ln account(s)</source>
        <translation>
            <numerusform>%1 Erfolge je Kunde und Monat, über %2 Monate von %Ln Kunden</numerusform>
            <numerusform>%1 Erfolge je Kunde und Monat, über %2 Monate von %Ln Kunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reach</name>
    <message>
        <source>reached in the window</source>
        <translation>in der Frist erreicht</translation>
    </message>
    <message>
        <source>reached later</source>
        <translation>später erreicht</translation>
    </message>
    <message>
        <source>still in the window</source>
        <translation>noch in der Frist</translation>
    </message>
    <message>
        <source>missed so far</source>
        <translation>bisher verpasst</translation>
    </message>
    <message>
        <source>left without it</source>
        <translation>ohne ihn gegangen</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message numerus="yes">
        <source>No milestone for %Ln day(s)</source>
        <translation>
            <numerusform>Kein Meilenstein seit %Ln Tag</numerusform>
            <numerusform>Kein Meilenstein seit %Ln Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>longer than 30 days; not enough peers to compare with</source>
        <translation>länger als 30&#xa0;Tage; zu kleine Vergleichsgruppe</translation>
    </message>
    <message numerus="yes">
        <source>peers&apos; 90th percentile gap is %Ln day(s)</source>
        <translation>
            <numerusform>90.&#xa0;Perzentil der Abstände in der Vergleichsgruppe: %Ln Tag</numerusform>
            <numerusform>90.&#xa0;Perzentil der Abstände in der Vergleichsgruppe: %Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 late</source>
        <translation>%1, %2 zu spät</translation>
    </message>
    <message>
        <source>Behind the usual pace</source>
        <translation>Hinter dem üblichen Tempo</translation>
    </message>
    <message>
        <source>%1 percentile of %2</source>
        <translation>%1&#xa0;Perzentil von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln peer(s)</source>
        <translation>
            <numerusform>%Ln Vergleichskunde</numerusform>
            <numerusform>%Ln Vergleichskunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Behind the usual pace: %1 in 180 days, median %2</source>
        <translation>Hinter dem üblichen Tempo: %1 in 180&#xa0;Tagen, Median %2</translation>
    </message>
    <message>
        <source>Behind the usual pace: %1, most have %2</source>
        <translation>Hinter dem üblichen Tempo: %1, die meisten haben %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, job title</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>; no other champion or sponsor is left</source>
        <translation>; kein anderer Champion oder Sponsor ist mehr da</translation>
    </message>
    <message>
        <source>%1 left: %2</source>
        <comment>role, person</comment>
        <translation>%1 gegangen: %2</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>%1 not reached: %2</source>
        <comment>role, person</comment>
        <translation>%1 nicht erreichbar: %2</translation>
    </message>
    <message>
        <source>mail bounced %1</source>
        <translation>Mail kam zurück, %1</translation>
    </message>
    <message>
        <source>%1 inactive: %2</source>
        <comment>role, person</comment>
        <translation>%1 inaktiv: %2</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>zuletzt gesehen %1</translation>
    </message>
    <message>
        <source>answered %1</source>
        <translation>Antwort vom %1</translation>
    </message>
    <message>
        <source>CSAT %1 of %2</source>
        <translation>CSAT %1 von %2</translation>
    </message>
    <message>
        <source>NPS from %1 to %2</source>
        <translation>NPS von %1 auf %2</translation>
    </message>
    <message>
        <source>NPS %1 of %2</source>
        <translation>NPS %1 von %2</translation>
    </message>
    <message>
        <source>%1, opened %2</source>
        <translation>%1, eröffnet %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln escalation(s) open</source>
        <translation>
            <numerusform>%Ln Eskalation offen</numerusform>
            <numerusform>%Ln Eskalationen offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln urgent ticket(s) open for more than 7 days</source>
        <translation>
            <numerusform>%Ln dringendes Ticket seit über 7&#xa0;Tagen offen</numerusform>
            <numerusform>%Ln dringende Tickets seit über 7&#xa0;Tagen offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln grave ticket(s) open</source>
        <translation>
            <numerusform>%Ln schweres Ticket offen</numerusform>
            <numerusform>%Ln schwere Tickets offen</numerusform>
        </translation>
    </message>
    <message>
        <source>active users in 28 days: %1, usually %2</source>
        <translation>aktive Nutzer in 28&#xa0;Tagen: %1, sonst %2</translation>
    </message>
    <message>
        <source>events in 28 days: %1, usually %2</source>
        <translation>Ereignisse in 28&#xa0;Tagen: %1, sonst %2</translation>
    </message>
    <message>
        <source>No activity for 28 days</source>
        <translation>Seit 28&#xa0;Tagen keine Aktivität</translation>
    </message>
    <message>
        <source>Usage down %1 in 4 weeks</source>
        <translation>Nutzung in 4&#xa0;Wochen um %1 gesunken</translation>
    </message>
    <message>
        <source>%1 the first of %2</source>
        <translation>%1 als Erste von %2</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>Zahlung fehlgeschlagen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln payment(s) failed</source>
        <translation>
            <numerusform>%Ln Zahlung fehlgeschlagen</numerusform>
            <numerusform>%Ln Zahlungen fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Invoice %1 overdue</source>
        <translation>Rechnung %1 überfällig</translation>
    </message>
    <message>
        <source>%1 at %2 of the limit</source>
        <comment>metric, share</comment>
        <translation>%1 bei %2 der Grenze</translation>
    </message>
    <message>
        <source>%1 of %2, for %3 at 80 % or more</source>
        <translation>%1 von %2, seit %3 bei 80&#xa0;% oder mehr</translation>
    </message>
    <message>
        <source>Top 10 % of peers by active users</source>
        <translation>Obere 10&#xa0;% der Vergleichsgruppe nach aktiven Nutzern</translation>
    </message>
    <message>
        <source>Top 10 % of peers by activity</source>
        <translation>Obere 10&#xa0;% der Vergleichsgruppe nach Aktivität</translation>
    </message>
    <message>
        <source>%1 active users in 28 days; the top begins at %2</source>
        <translation>%1 aktive Nutzer in 28&#xa0;Tagen; die Spitze beginnt bei %2</translation>
    </message>
    <message>
        <source>%1 events in 28 days; the top begins at %2</source>
        <translation>%1 Ereignisse in 28&#xa0;Tagen; die Spitze beginnt bei %2</translation>
    </message>
    <message>
        <source>Cancellation is known</source>
        <translation>Kündigung ist bekannt</translation>
    </message>
    <message>
        <source>takes effect %1, %2</source>
        <translation>wirksam %1, %2</translation>
    </message>
    <message>
        <source>its date is not known</source>
        <translation>ihr Datum ist unbekannt</translation>
    </message>
    <message>
        <source>complete up to %1; absence proves nothing since</source>
        <translation>vollständig bis %1; was seither fehlt, beweist nichts</translation>
    </message>
    <message>
        <source>Source %1 is stale</source>
        <translation>Quelle %1 ist veraltet</translation>
    </message>
    <message>
        <source>%1 reached: offer %2</source>
        <comment>milestone, offer</comment>
        <translation>%1 erreicht: %2 anbieten</translation>
    </message>
    <message>
        <source>%1 reached: ask for %2</source>
        <comment>milestone, ask</comment>
        <translation>%1 erreicht: um %2 bitten</translation>
    </message>
    <message>
        <source>reached %1</source>
        <translation>erreicht %1</translation>
    </message>
    <message>
        <source>%1: cadence broken</source>
        <translation>%1: Rhythmus unterbrochen</translation>
    </message>
    <message>
        <source>last %1 ago, usually every %2</source>
        <translation>zuletzt vor %1, sonst alle %2</translation>
    </message>
    <message numerus="yes">
        <source>Success gap: %Ln functional done, no outcome seen</source>
        <translation>
            <numerusform>Erfolgslücke: %Ln Funktion genutzt, kein Ergebnis sichtbar</numerusform>
            <numerusform>Erfolgslücke: %Ln Funktionen genutzt, kein Ergebnis sichtbar</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is still open, %2 on</source>
        <translation>%1 ist nach %2 noch offen</translation>
    </message>
    <message numerus="yes">
        <source>Quiet before renewal: no milestone for %Ln day(s)</source>
        <translation>
            <numerusform>Ruhig vor der Verlängerung: kein Meilenstein seit %Ln Tag</numerusform>
            <numerusform>Ruhig vor der Verlängerung: kein Meilenstein seit %Ln Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Strong before renewal: %Ln achievement(s)</source>
        <translation>
            <numerusform>Stark vor der Verlängerung: %Ln Erfolg</numerusform>
            <numerusform>Stark vor der Verlängerung: %Ln Erfolge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln milestone(s) in 30 days</source>
        <translation>
            <numerusform>%Ln Meilenstein in 30&#xa0;Tagen</numerusform>
            <numerusform>%Ln Meilensteine in 30&#xa0;Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Promoter: NPS %1</source>
        <translation>Promotor: NPS %1</translation>
    </message>
    <message>
        <source>Off course: the outcome was due %1</source>
        <translation>Vom Kurs ab: Das Ergebnis war fällig %1</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln step(s) of the plan overdue</source>
        <translation>
            <numerusform>und %Ln Schritt des Plans überfällig</numerusform>
            <numerusform>und %Ln Schritte des Plans überfällig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Off course: %Ln step(s) of the plan overdue</source>
        <translation>
            <numerusform>Vom Kurs ab: %Ln Schritt des Plans überfällig</numerusform>
            <numerusform>Vom Kurs ab: %Ln Schritte des Plans überfällig</numerusform>
        </translation>
    </message>
    <message>
        <source>ended less than 7 days ago; opened %1</source>
        <translation>vor weniger als 7&#xa0;Tagen beendet; begonnen %1</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>two reasons in one line</comment>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>Month to month</source>
        <translation>Monatlich kündbar</translation>
    </message>
    <message>
        <source>Renewal date missing</source>
        <translation>Verlängerungsdatum fehlt</translation>
    </message>
    <message>
        <source>Decision day was %1</source>
        <translation>Entscheidungstag war %1</translation>
    </message>
    <message>
        <source>Decision %1</source>
        <translation>Entscheidung %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln required milestone(s) past the window</source>
        <translation>
            <numerusform>%Ln Pflichtmeilenstein nach Fristende offen</numerusform>
            <numerusform>%Ln Pflichtmeilensteine nach Fristende offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invoice(s)</source>
        <translation>
            <numerusform>%Ln Rechnung</numerusform>
            <numerusform>%Ln Rechnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %Ln source(s) in all</source>
        <translation>
            <numerusform>; insgesamt %Ln Quelle</numerusform>
            <numerusform>; insgesamt %Ln Quellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>No call on the renewal at T-%1</source>
        <translation>Keine Einschätzung der Verlängerung bei T-%1</translation>
    </message>
    <message>
        <source>the term ends %1</source>
        <translation>die Laufzeit endet %1</translation>
    </message>
    <message>
        <source>%1 active users in the 28 days to %3; the top begins at %2</source>
        <translation>%1 aktive Nutzer in den 28 Tagen bis %3; die Spitze beginnt bei %2</translation>
    </message>
    <message>
        <source>%1 events in the 28 days to %3; the top begins at %2</source>
        <translation>%1 Ereignisse in den 28 Tagen bis %3; die Spitze beginnt bei %2</translation>
    </message>
    <message>
        <source>Return of %1, above %2</source>
        <translation>ROI %1, über %2</translation>
    </message>
    <message>
        <source>on figures the customer agreed to, since %1</source>
        <translation>nach Zahlen, die mit dem Kunden vereinbart sind, seit %1</translation>
    </message>
</context>
<context>
    <name>Rejections</name>
    <message>
        <source>Not a number</source>
        <translation>Keine Zahl</translation>
    </message>
    <message>
        <source>Not a date that exists</source>
        <translation>Kein gültiges Datum</translation>
    </message>
    <message>
        <source>Neither yes nor no</source>
        <translation>Weder ja noch nein</translation>
    </message>
    <message>
        <source>Id that cannot be used</source>
        <translation>Unbrauchbare Id</translation>
    </message>
    <message>
        <source>Broken JSON</source>
        <translation>Fehlerhaftes JSON</translation>
    </message>
    <message>
        <source>Broken encoding</source>
        <translation>Fehlerhafte Kodierung</translation>
    </message>
    <message>
        <source>Date with two readings</source>
        <translation>Datum mit zwei Lesarten</translation>
    </message>
    <message>
        <source>Number with two readings</source>
        <translation>Zahl mit zwei Lesarten</translation>
    </message>
    <message>
        <source>Account not known yet</source>
        <translation>Kunde noch unbekannt</translation>
    </message>
    <message>
        <source>Subscription not known yet</source>
        <translation>Vertrag noch unbekannt</translation>
    </message>
    <message>
        <source>Kind of record not known</source>
        <translation>Art des Datensatzes unbekannt</translation>
    </message>
    <message>
        <source>Word that the field does not have</source>
        <translation>Wort, das das Feld nicht kennt</translation>
    </message>
    <message>
        <source>Required value missing</source>
        <translation>Pflichtwert fehlt</translation>
    </message>
    <message>
        <source>Required column missing</source>
        <translation>Pflichtspalte fehlt</translation>
    </message>
    <message>
        <source>Not a JSON object</source>
        <translation>Kein JSON-Objekt</translation>
    </message>
    <message>
        <source>JSON nested too deeply</source>
        <translation>JSON zu tief verschachtelt</translation>
    </message>
    <message>
        <source>JSON key given twice</source>
        <translation>JSON-Schlüssel doppelt</translation>
    </message>
    <message>
        <source>Record too long</source>
        <translation>Datensatz zu lang</translation>
    </message>
    <message>
        <source>Cell too long</source>
        <translation>Zelle zu lang</translation>
    </message>
    <message>
        <source>Text too long</source>
        <translation>Text zu lang</translation>
    </message>
    <message>
        <source>More cells than the header has</source>
        <translation>Mehr Zellen als in der Kopfzeile</translation>
    </message>
    <message>
        <source>Fewer cells than the header has</source>
        <translation>Weniger Zellen als in der Kopfzeile</translation>
    </message>
    <message>
        <source>Quote that is never closed</source>
        <translation>Anführungszeichen nie geschlossen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of fault: the importer&apos;s own sentence</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Score outside its scale</source>
        <translation>Wert außerhalb der Skala</translation>
    </message>
    <message>
        <source>Columns that nobody recognises</source>
        <translation>Spalten, die niemand kennt</translation>
    </message>
    <message>
        <source>Columns with two readings</source>
        <translation>Spalten mit zwei Lesarten</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a number.</source>
        <translation>%1: „%2“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; can be read in two ways; set decimal_comma in the mapping.</source>
        <translation>%1: „%2“ ist auf zwei Arten lesbar; decimal_comma in der Zuordnung angeben.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a date of the column&apos;s format; set its format in the mapping.</source>
        <translation>%1: „%2“ ist kein Datum im Format der Spalte; das Format in der Zuordnung angeben.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; can be day/month or month/day; set the column&apos;s format in the mapping.</source>
        <translation>%1: „%2“ kann Tag/Monat oder Monat/Tag sein; das Format der Spalte in der Zuordnung angeben.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is a length of time in %3, and nothing says up to which day.</source>
        <translation>%1: „%2“ ist eine Dauer in %3, und nichts sagt, bis zu welchem Tag.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is neither yes nor no; set its values in the mapping.</source>
        <translation>%1: „%2“ ist weder ja noch nein; die Werte in der Zuordnung angeben.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is longer than 1 MB.</source>
        <translation>%1: „%2“ ist länger als 1&#xa0;MB.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not one of the words that this field knows; set its values in the mapping.</source>
        <translation>%1: „%2“ ist keines der Wörter, die dieses Feld kennt; die Werte in der Zuordnung angeben.</translation>
    </message>
    <message>
        <source>score: %1 lies outside the scale from %2 to %3 of CSAT; set kind or scale_max in the mapping.</source>
        <translation>score: %1 liegt außerhalb der Skala von %2 bis %3 für CSAT; kind oder scale_max in der Zuordnung angeben.</translation>
    </message>
    <message>
        <source>score: %1 lies outside the scale from %2 to %3 of NPS; set kind or scale_max in the mapping.</source>
        <translation>score: %1 liegt außerhalb der Skala von %2 bis %3 für NPS; kind oder scale_max in der Zuordnung angeben.</translation>
    </message>
    <message>
        <source>account: the file does not say to which account the record belongs; export it with its company, or name the column in a mapping.</source>
        <translation>account: Die Datei sagt nicht, zu welchem Kunden der Datensatz gehört; sie mit der Firma exportieren oder die Spalte in einer Zuordnung nennen.</translation>
    </message>
    <message>
        <source>account: the record names neither account nor user.</source>
        <translation>account: Der Datensatz nennt weder Kunde noch Nutzer.</translation>
    </message>
    <message>
        <source>account: the record names no account.</source>
        <translation>account: Der Datensatz nennt keinen Kunden.</translation>
    </message>
    <message>
        <source>event: the record does not name its event.</source>
        <translation>event: Der Datensatz nennt sein Ereignis nicht.</translation>
    </message>
    <message>
        <source>time: the mapping has no column for it.</source>
        <translation>time: Die Zuordnung hat keine Spalte dafür.</translation>
    </message>
    <message>
        <source>%1: the value is blank, but a record needs it.</source>
        <translation>%1: Der Wert ist leer, aber nötig.</translation>
    </message>
    <message>
        <source>%1: a new record needs this field.</source>
        <translation>%1: Ein neuer Datensatz braucht dieses Feld.</translation>
    </message>
    <message>
        <source>%1: is of another type than its field.</source>
        <translation>%1: Die Art passt nicht zum Feld.</translation>
    </message>
    <message>
        <source>%1: out of range.</source>
        <translation>%1: Der Wert ist zu groß.</translation>
    </message>
    <message>
        <source>An id or name is longer than 4096 bytes or holds a zero byte.</source>
        <translation>Eine Id oder ein Name ist länger als 4096&#xa0;Bytes oder enthält ein Nullbyte.</translation>
    </message>
    <message>
        <source>The record is of a kind that is not imported (only track, identify and group are).</source>
        <translation>Datensätze dieser Art werden nicht importiert (nur track, identify und group).</translation>
    </message>
    <message>
        <source>The subscription &quot;%1&quot; is not known; import the subscriptions, then this file again.</source>
        <translation>Der Vertrag „%1“ ist nicht bekannt; zuerst die Verträge importieren, dann diese Datei noch einmal.</translation>
    </message>
    <message>
        <source>The row has more than %1 cells.</source>
        <translation>Die Zeile hat mehr als %1 Zellen.</translation>
    </message>
    <message>
        <source>The row has %1 cells, the header has %2. It holds a quote that is not closed on its line.</source>
        <translation>Die Zeile hat %1 Zellen, die Kopfzeile %2. Sie enthält ein Anführungszeichen, das in ihr nicht geschlossen wird.</translation>
    </message>
    <message>
        <source>The row has %1 cells, the header has %2.</source>
        <translation>Die Zeile hat %1 Zellen, die Kopfzeile %2.</translation>
    </message>
    <message>
        <source>A cell is longer than %1 bytes.</source>
        <translation>Eine Zelle ist länger als %1&#xa0;Bytes.</translation>
    </message>
    <message>
        <source>The row is not valid UTF-8; save the file as UTF-8 or state its encoding in the mapping.</source>
        <translation>Die Zeile ist kein gültiges UTF-8; die Datei als UTF-8 speichern oder die Kodierung in der Zuordnung angeben.</translation>
    </message>
    <message>
        <source>The record is not valid UTF-8.</source>
        <translation>Der Datensatz ist kein gültiges UTF-8.</translation>
    </message>
    <message>
        <source>The row is longer than %1 bytes.</source>
        <translation>Die Zeile ist länger als %1&#xa0;Bytes.</translation>
    </message>
    <message>
        <source>The record is longer than %1 bytes.</source>
        <translation>Der Datensatz ist länger als %1&#xa0;Bytes.</translation>
    </message>
    <message>
        <source>The line is longer than %1 bytes.</source>
        <translation>Die Textzeile ist länger als %1&#xa0;Bytes.</translation>
    </message>
    <message>
        <source>A quote opened in this row is not closed within %1 bytes.</source>
        <translation>Ein Anführungszeichen dieser Zeile wird innerhalb von %1&#xa0;Bytes nicht geschlossen.</translation>
    </message>
    <message>
        <source>The record is nested deeper than %1 levels.</source>
        <translation>Der Datensatz ist tiefer als %1 Ebenen verschachtelt.</translation>
    </message>
    <message>
        <source>The record is not a JSON object.</source>
        <translation>Der Datensatz ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>There is no memory to read the record.</source>
        <translation>Es ist kein Speicher frei, um den Datensatz zu lesen.</translation>
    </message>
    <message>
        <source>The record holds a number that is malformed or outside 64 bits.</source>
        <translation>Der Datensatz enthält eine Zahl, die fehlerhaft ist oder nicht in 64&#xa0;Bit passt.</translation>
    </message>
    <message>
        <source>The record is not valid JSON: %1</source>
        <translation>Der Datensatz ist kein gültiges JSON: %1</translation>
    </message>
    <message>
        <source>The file ends before its array is closed.</source>
        <translation>Die Datei endet, bevor ihr Array geschlossen wird.</translation>
    </message>
    <message>
        <source>Text follows the end of the array.</source>
        <translation>Nach dem Ende des Arrays folgt noch Text.</translation>
    </message>
    <message>
        <source>A comma is missing between two records of the array; the rest was not read.</source>
        <translation>Zwischen zwei Datensätzen des Arrays fehlt ein Komma; der Rest wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>A record is missing after the last comma of the array.</source>
        <translation>Nach dem letzten Komma des Arrays fehlt ein Datensatz.</translation>
    </message>
    <message>
        <source>A record of the array is empty, is not closed, or is longer than %1 bytes; the rest was not read.</source>
        <translation>Ein Datensatz des Arrays ist leer, nicht geschlossen oder länger als %1&#xa0;Bytes; der Rest wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>Nobody recognises the header of this file. Say how its columns are meant with a mapping file.</source>
        <translation>Die Kopfzeile dieser Datei ist nicht bekannt. Mit einer Zuordnungsdatei angeben, was die Spalten bedeuten.</translation>
    </message>
    <message>
        <source>Nobody recognises the header of this file as %1; missing: %2. Say how its columns are meant with a mapping file.</source>
        <translation>Die Kopfzeile dieser Datei ist als %1 nicht bekannt; es fehlt: %2. Mit einer Zuordnungsdatei angeben, was die Spalten bedeuten.</translation>
    </message>
    <message>
        <source>The mapping needs columns that the file does not have: %1.</source>
        <translation>Die Zuordnung braucht Spalten, die die Datei nicht hat: %1.</translation>
    </message>
    <message>
        <source>column &quot;%1&quot;: &quot;%2&quot; is %3 if the day comes first, %4 if the month does; say --dates day-first or month-first, or date_order in the mapping</source>
        <translation>Spalte „%1“: „%2“ ist %3, wenn der Tag zuerst steht, und %4, wenn der Monat zuerst steht; --dates day-first oder month-first angeben, oder date_order in der Zuordnung</translation>
    </message>
    <message>
        <source>column &quot;%1&quot;: &quot;%2&quot; is %3 with a decimal comma, %4 with a decimal point; say --decimal comma or point, or decimal_comma in the mapping</source>
        <translation>Spalte „%1“: „%2“ ist %3 mit Dezimalkomma und %4 mit Dezimalpunkt; --decimal comma oder point angeben, oder decimal_comma in der Zuordnung</translation>
    </message>
    <message>
        <source>The required field &quot;%1&quot; has no column.</source>
        <translation>Das nötige Feld „%1“ hat keine Spalte.</translation>
    </message>
    <message>
        <source>The file says who left, not when: state that day, or they count as churned without one.</source>
        <translation>Die Datei sagt, wer abgewandert ist, nicht wann: Den Tag angeben, sonst zählen sie als abgewandert ohne Tag.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>The file could not be read to its end: %1.</source>
        <translation>Die Datei konnte nicht bis zum Ende gelesen werden: %1.</translation>
    </message>
    <message>
        <source>not a text file</source>
        <translation>keine Textdatei</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>the header cannot be read: %1</source>
        <translation>die Kopfzeile ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>neither .zip nor .gz</source>
        <translation>weder .zip noch .gz</translation>
    </message>
    <message>
        <source>the archive is encrypted</source>
        <translation>das Archiv ist verschlüsselt</translation>
    </message>
    <message>
        <source>the archive has changed while it was read</source>
        <translation>das Archiv hat sich beim Lesen geändert</translation>
    </message>
    <message>
        <source>the archive has more than %1 entries</source>
        <translation>das Archiv hat mehr als %1 Einträge</translation>
    </message>
    <message>
        <source>the archive unpacks to more than %1 times its size</source>
        <translation>das Archiv ist ausgepackt mehr als %1-mal so groß</translation>
    </message>
    <message>
        <source>the archive unpacks to more than %1 bytes</source>
        <translation>das Archiv ist ausgepackt größer als %1&#xa0;Bytes</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner ist nicht da</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>In this file %1.</source>
        <translation>In dieser Datei: %1.</translation>
    </message>
</context>
<context>
    <name>Renewals</name>
    <message>
        <source>Commit</source>
        <translation>Zugesagt</translation>
    </message>
    <message>
        <source>Best case</source>
        <translation>Bestfall</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Gefährdet</translation>
    </message>
    <message>
        <source>Churn</source>
        <translation>Abwanderung</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Renewed</source>
        <translation>Verlängert</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>as typed</source>
        <translation>wie eingegeben</translation>
    </message>
    <message>
        <source>how their own calls turned out</source>
        <translation>wie die eigenen Einschätzungen ausgingen</translation>
    </message>
    <message>
        <source>the usual for this call</source>
        <translation>das Übliche für diese Einschätzung</translation>
    </message>
    <message>
        <source>estimate; nobody has called it</source>
        <translation>Schätzung; niemand hat es eingeschätzt</translation>
    </message>
    <message>
        <source>not called, and no estimate</source>
        <translation>nicht eingeschätzt, keine Schätzung</translation>
    </message>
    <message>
        <source>Ahead</source>
        <translation>Voraus</translation>
    </message>
    <message>
        <source>Called in time</source>
        <translation>Rechtzeitig eingeschätzt</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Verpasst</translation>
    </message>
    <message>
        <source>Nobody had ARR on the first day, so there is no retention to speak of.</source>
        <translation>Am ersten Tag hatte niemand ARR, also gibt es keine Bindungsquote.</translation>
    </message>
    <message numerus="yes">
        <source>GRR %1, NRR %2 of %Ln account(s), %3 to %4</source>
        <translation>
            <numerusform>GRR %1, NRR %2 von %Ln Kunden, %3 bis %4</numerusform>
            <numerusform>GRR %1, NRR %2 von %Ln Kunden, %3 bis %4</numerusform>
        </translation>
    </message>
    <message>
        <source>No call has been put to the test yet.</source>
        <translation>Noch hat sich keine Einschätzung bewähren müssen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln past call(s): %1 expected, %2 renewed</source>
        <translation>
            <numerusform>%Ln frühere Einschätzung: %1 erwartet, %2 verlängert</numerusform>
            <numerusform>%Ln frühere Einschätzungen: %1 erwartet, %2 verlängert</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: about right</source>
        <translation>%1: ziemlich treffend</translation>
    </message>
    <message numerus="yes">
        <source>%1: called too high by %Ln point(s)</source>
        <translation>
            <numerusform>%1: um %Ln Punkt zu hoch eingeschätzt</numerusform>
            <numerusform>%1: um %Ln Punkte zu hoch eingeschätzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: called too low by %Ln point(s)</source>
        <translation>
            <numerusform>%1: um %Ln Punkt zu niedrig eingeschätzt</numerusform>
            <numerusform>%1: um %Ln Punkte zu niedrig eingeschätzt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; Brier %2</source>
        <translation>%1; Brier %2</translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation>niemand genannt</translation>
    </message>
    <message>
        <source>about right</source>
        <translation>ziemlich treffend</translation>
    </message>
    <message>
        <source>%1 too high</source>
        <translation>%1 zu hoch</translation>
    </message>
    <message>
        <source>%1 too low</source>
        <translation>%1 zu niedrig</translation>
    </message>
    <message>
        <source>No call yet</source>
        <translation>Noch keine Einschätzung</translation>
    </message>
    <message>
        <source>call %1</source>
        <translation>Einschätzung %1</translation>
    </message>
    <message>
        <source>estimate %1</source>
        <translation>Schätzung %1</translation>
    </message>
    <message>
        <source>T-%1, %2: %3</source>
        <comment>checkpoint, its day, met or not</comment>
        <translation>T-%1, %2: %3</translation>
    </message>
    <message>
        <source>Q%1 %2</source>
        <comment>quarter and year</comment>
        <translation>Q%1 %2</translation>
    </message>
    <message>
        <source>A cancellation is known.</source>
        <translation>Eine Kündigung ist bekannt.</translation>
    </message>
    <message>
        <source>No estimate. %1</source>
        <translation>Keine Schätzung. %1</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Jemand</translation>
    </message>
    <message>
        <source>%1 took the call back; it was %2</source>
        <translation>%1 hat die Einschätzung zurückgenommen; sie war %2</translation>
    </message>
    <message>
        <source>%1 left it without a call</source>
        <translation>%1 hat es ohne Einschätzung gelassen</translation>
    </message>
    <message>
        <source>%1 set the call to %2</source>
        <translation>%1 hat %2 eingeschätzt</translation>
    </message>
    <message>
        <source>%1 moved the call from %2 to %3</source>
        <translation>%1 hat die Einschätzung von %2 auf %3 geändert</translation>
    </message>
    <message>
        <source>%1 kept %2 and set it to %3</source>
        <translation>%1 ist bei %2 geblieben, mit %3</translation>
    </message>
    <message>
        <source>%1 kept %2 without a probability of its own</source>
        <translation>%1 ist bei %2 geblieben, ohne eigene Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>%1 kept %2 and changed the upsell</source>
        <translation>%1 ist bei %2 geblieben und hat den Mehrverkauf geändert</translation>
    </message>
    <message>
        <source>%1 confirmed %2</source>
        <translation>%1 hat %2 bestätigt</translation>
    </message>
    <message>
        <source>upsell %1</source>
        <translation>Mehrverkauf %1</translation>
    </message>
    <message>
        <source>The probability is a number from 0 to 100, in percent.</source>
        <translation>Die Wahrscheinlichkeit ist eine Zahl von 0 bis 100, in Prozent.</translation>
    </message>
    <message>
        <source>%1 % would be less than one in a hundred. For %2 %, write %2.</source>
        <translation>%1&#xa0;% wäre weniger als eins von hundert. Für %2&#xa0;% bitte %2 schreiben.</translation>
    </message>
    <message>
        <source>The upsell is an amount in %1, such as %2.</source>
        <translation>Der Mehrverkauf ist ein Betrag in %1, etwa %2.</translation>
    </message>
</context>
<context>
    <name>Risk</name>
    <message>
        <source>Nothing has been learnt of this history yet.</source>
        <translation>Aus diesem Verlauf wurde noch nichts gelernt.</translation>
    </message>
    <message>
        <source>Model of %1 with %2 up to %3.</source>
        <translation>Modell aus %1 mit %2 bis %3.</translation>
    </message>
    <message>
        <source>One rate for all, %1 a month, from %2 with %3 up to %4.</source>
        <translation>Eine Rate für alle, %1 im Monat, aus %2 mit %3 bis %4.</translation>
    </message>
    <message>
        <source>Not enough history: %1 up to %2, where a model needs 20.</source>
        <translation>Zu wenig Verlauf: %1 bis %2, ein Modell braucht 20.</translation>
    </message>
    <message>
        <source>History is too short to test a model on it, so one rate for all is used.</source>
        <translation>Der Verlauf ist zu kurz, um ein Modell daran zu prüfen, daher gilt eine Rate für alle.</translation>
    </message>
    <message>
        <source>Tested on %1 with %2 that began after it was trained, at %3 between %4 and %5.</source>
        <translation>Geprüft an %1 mit %2, die nach dem Lernen begannen, zu %3 zwischen %4 und %5.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln origin(s)</source>
        <translation>
            <numerusform>%Ln Zeitpunkt</numerusform>
            <numerusform>%Ln Zeitpunkten</numerusform>
        </translation>
    </message>
    <message>
        <source>AUC %1, 95 % interval %2 to %3 (DeLong, within account).</source>
        <translation>AUC %1, 95-%-Intervall %2 bis %3 (DeLong, innerhalb der Kunden).</translation>
    </message>
    <message>
        <source>Brier score %1, of one rate for all %2; log loss %3 and %4.</source>
        <translation>Brier-Wert %1, bei einer Rate für alle %2; Log-Verlust %3 und %4.</translation>
    </message>
    <message>
        <source>The fifth held most at risk had %1 times its share of the churns.</source>
        <translation>Das Fünftel mit dem höchsten Risiko hatte das %1-Fache seines Anteils an den Abwanderungen.</translation>
    </message>
    <message>
        <source>The model did not do better than one rate for all, so that rate is used.</source>
        <translation>Das Modell war nicht besser als eine Rate für alle, daher gilt diese.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln churn(s)</source>
        <translation>
            <numerusform>%Ln Abwanderung</numerusform>
            <numerusform>%Ln Abwanderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln account-month(s)</source>
        <translation>
            <numerusform>%Ln Kundenmonat</numerusform>
            <numerusform>%Ln Kundenmonaten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Churns were as many as expected, within exact Poisson limits, in %1 of %Ln group(s).</source>
        <translation>
            <numerusform>Abwanderungen waren so häufig wie erwartet, innerhalb exakter Poisson-Grenzen, in %1 von %Ln Gruppe.</numerusform>
            <numerusform>Abwanderungen waren so häufig wie erwartet, innerhalb exakter Poisson-Grenzen, in %1 von %Ln Gruppen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 churned where %2 were expected: %3 times as many, exact Poisson limits %4 to %5.</source>
        <translation>%1 sind abgewandert, wo %2 zu erwarten waren: das %3-Fache, exakte Poisson-Grenzen %4 bis %5.</translation>
    </message>
    <message>
        <source>So risk is told too low here, and the chance to renew too high.</source>
        <translation>Das Risiko ist hier also zu niedrig angegeben und die Aussicht auf Verlängerung zu hoch.</translation>
    </message>
    <message>
        <source>So risk is told too high here, and the chance to renew too low.</source>
        <translation>Das Risiko ist hier also zu hoch angegeben und die Aussicht auf Verlängerung zu niedrig.</translation>
    </message>
    <message>
        <source>When tested, %1 churned where %2 were expected: the chance to renew is told too high here.</source>
        <translation>In der Prüfung haben %1 gekündigt, wo %2 erwartet waren: Die Aussicht auf Verlängerung ist hier zu hoch angegeben.</translation>
    </message>
    <message>
        <source>When tested, %1 churned where %2 were expected: the chance to renew is told too low here.</source>
        <translation>In der Prüfung haben %1 gekündigt, wo %2 erwartet waren: Die Aussicht auf Verlängerung ist hier zu niedrig angegeben.</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>%1 is %2</source>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>%1 is not %2</source>
        <translation>%1 ist nicht %2</translation>
    </message>
    <message>
        <source>%1 contains %2</source>
        <translation>%1 enthält %2</translation>
    </message>
    <message>
        <source>%1 &lt; %2</source>
        <translation>%1 &lt; %2</translation>
    </message>
    <message>
        <source>%1 ≤ %2</source>
        <translation>%1 ≤ %2</translation>
    </message>
    <message>
        <source>%1 &gt; %2</source>
        <translation>%1 &gt; %2</translation>
    </message>
    <message>
        <source>%1 ≥ %2</source>
        <translation>%1 ≥ %2</translation>
    </message>
    <message>
        <source>%1 is there</source>
        <translation>%1 ist vorhanden</translation>
    </message>
    <message>
        <source>any event</source>
        <translation>beliebiges Ereignis</translation>
    </message>
    <message>
        <source> or </source>
        <comment>between event names</comment>
        <translation> oder </translation>
    </message>
    <message>
        <source>%1 where %2</source>
        <translation>%1 mit %2</translation>
    </message>
    <message>
        <source> and </source>
        <comment>between conditions</comment>
        <translation> und </translation>
    </message>
    <message numerus="yes">
        <source>within %Ln day(s) of the start</source>
        <translation>
            <numerusform>innerhalb von %Ln Tag ab Beginn</numerusform>
            <numerusform>innerhalb von %Ln Tagen ab Beginn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>within any %Ln day(s)</source>
        <translation>
            <numerusform>innerhalb von %Ln Tag</numerusform>
            <numerusform>innerhalb von %Ln Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>within one calendar week</source>
        <translation>innerhalb einer Kalenderwoche</translation>
    </message>
    <message>
        <source>the first %1</source>
        <translation>erstmals %1</translation>
    </message>
    <message>
        <source>at least %1 times %2</source>
        <translation>mindestens %1 Mal %2</translation>
    </message>
    <message>
        <source>at least %1 different users of %2</source>
        <translation>%2 von mindestens %1 verschiedenen Nutzern</translation>
    </message>
    <message>
        <source>at least %1 of these: %2</source>
        <translation>mindestens %1 davon: %2</translation>
    </message>
    <message>
        <source>at least %1 different values of %2 in %3</source>
        <translation>mindestens %1 verschiedene Werte von %2 in %3</translation>
    </message>
    <message>
        <source>%2 of %3 adds up to at least %1</source>
        <translation>%2 von %3 ergibt zusammen mindestens %1</translation>
    </message>
    <message>
        <source>%2 on at least %1 days running</source>
        <translation>%2 an mindestens %1 Tagen in Folge</translation>
    </message>
    <message>
        <source>any limit used to at least %1</source>
        <translation>beliebige Grenze zu mindestens %1 ausgeschöpft</translation>
    </message>
    <message>
        <source>limit %2 used to at least %1</source>
        <translation>Grenze %2 zu mindestens %1 ausgeschöpft</translation>
    </message>
    <message>
        <source>%2 in 28 days at the %1 percentile of all accounts or above</source>
        <translation>%2 in 28&#xa0;Tagen am %1 Perzentil aller Kunden oder darüber</translation>
    </message>
    <message>
        <source>logged by hand, or reported by the product</source>
        <translation>von Hand erfasst oder vom Produkt gemeldet</translation>
    </message>
    <message>
        <source>, and </source>
        <comment>between rules</comment>
        <translation>, und </translation>
    </message>
    <message>
        <source>, or </source>
        <comment>between rules</comment>
        <translation>, oder </translation>
    </message>
    <message>
        <source>not: %1</source>
        <translation>nicht: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>rule, stretch of time</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>SaveDocument</name>
    <message>
        <source>renewal-brief-internal-%1</source>
        <translation>verlaengerung-intern-%1</translation>
    </message>
    <message>
        <source>renewal-brief-%1</source>
        <translation>verlaengerung-%1</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF-Dateien (*.pdf)</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webseiten (*.html)</translation>
    </message>
    <message>
        <source>Save the brief</source>
        <translation>Unterlage speichern</translation>
    </message>
    <message>
        <source>The brief is saved as %1</source>
        <translation>Die Unterlage ist gespeichert als %1</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>New and grown files in it are read; nothing in it is ever changed.</source>
        <translation>Neue und gewachsene Dateien darin werden gelesen; nichts darin wird je geändert.</translation>
    </message>
    <message>
        <source>Folders in it</source>
        <translation>Unterordner</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Where the export answers, as https://api.example.com/v1/events</source>
        <translation>Wo der Export antwortet, etwa https://api.example.com/v1/events</translation>
    </message>
    <message>
        <source>Known API</source>
        <translation>Bekannte API</translation>
    </message>
    <message>
        <source>Its paging is known; the settings below need not be filled in.</source>
        <translation>Ihre Seitenfolge ist bekannt; die Einstellungen darunter können leer bleiben.</translation>
    </message>
    <message>
        <source>Written in</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>List of records</source>
        <translation>Liste der Datensätze</translation>
    </message>
    <message>
        <source>Where in a page it is, as data.items; empty: the page is the list</source>
        <translation>Wo sie in einer Seite steht, etwa data.items; leer: Die Seite ist die Liste</translation>
    </message>
    <message>
        <source>From page to page</source>
        <translation>Von Seite zu Seite</translation>
    </message>
    <message>
        <source>Next cursor</source>
        <translation>Nächster Cursor</translation>
    </message>
    <message>
        <source>Which member of a page leads to the next one</source>
        <translation>Welches Feld einer Seite zur nächsten führt</translation>
    </message>
    <message>
        <source>More pages</source>
        <translation>Weitere Seiten</translation>
    </message>
    <message>
        <source>Which member says that there are more</source>
        <translation>Welches Feld sagt, dass es weitere gibt</translation>
    </message>
    <message>
        <source>Echo</source>
        <translation>Echo</translation>
    </message>
    <message>
        <source>Which member repeats the cursor that was asked for; other pages do not count</source>
        <translation>Welches Feld den angefragten Cursor wiederholt; andere Seiten zählen nicht</translation>
    </message>
    <message>
        <source>Cursor goes into</source>
        <translation>Cursor geht in</translation>
    </message>
    <message>
        <source>The parameter that takes cursor, page number or offset</source>
        <translation>Der Parameter für Cursor, Seitennummer oder Versatz</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Erste Seite</translation>
    </message>
    <message>
        <source>0 or 1</source>
        <translation>0 oder 1</translation>
    </message>
    <message>
        <source>Records a page</source>
        <translation>Datensätze je Seite</translation>
    </message>
    <message>
        <source>Page size goes into</source>
        <translation>Seitengröße geht in</translation>
    </message>
    <message>
        <source>Newer than goes into</source>
        <translation>„Neuer als“ geht in</translation>
    </message>
    <message>
        <source>The parameter that asks for what is newer</source>
        <translation>Der Parameter, der nach Neuerem fragt</translation>
    </message>
    <message>
        <source>Newest is told by</source>
        <translation>Neuestes steht in</translation>
    </message>
    <message>
        <source>The member of a record whose largest value is asked from</source>
        <translation>Das Feld, ab dessen größtem Wert gefragt wird</translation>
    </message>
    <message>
        <source>Begin at</source>
        <translation>Beginnen bei</translation>
    </message>
    <message>
        <source>Where the first sync begins</source>
        <translation>Wo der erste Abgleich beginnt</translation>
    </message>
    <message>
        <source>Look back, seconds</source>
        <translation>Rückblick, Sekunden</translation>
    </message>
    <message>
        <source>For what arrives late</source>
        <translation>Für Verspätetes</translation>
    </message>
    <message>
        <source>Signed in by</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>Its name, as X-Api-Key</source>
        <translation>Ihr Name, etwa X-Api-Key</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Its name, as its certificate has it</source>
        <translation>Sein Name, wie im Zertifikat</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Needs SELECT and nothing else</source>
        <translation>Braucht nur SELECT</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Table or view</source>
        <translation>Tabelle oder Sicht</translation>
    </message>
    <message>
        <source>As schema.table</source>
        <translation>Als schema.tabelle</translation>
    </message>
    <message>
        <source>Or a query</source>
        <translation>Oder eine Abfrage</translation>
    </message>
    <message>
        <source>One SELECT, instead of a table</source>
        <translation>Ein SELECT statt einer Tabelle</translation>
    </message>
    <message>
        <source>Cursor column</source>
        <translation>Cursorspalte</translation>
    </message>
    <message>
        <source>Rises with every change; empty: everything is read every time</source>
        <translation>Steigt mit jeder Änderung; leer: Alles wird jedes Mal gelesen</translation>
    </message>
    <message>
        <source>Id column</source>
        <translation>Id-Spalte</translation>
    </message>
    <message>
        <source>Tells rows of one cursor value apart</source>
        <translation>Unterscheidet Zeilen mit gleichem Cursorwert</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>A PEM file to trust instead of the system&apos;s</source>
        <translation>Eine PEM-Datei, der statt dem System vertraut wird</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Keine davon</translation>
    </message>
    <message>
        <source>PostHog</source>
        <translation>PostHog</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON-Zeilen</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>One page is all</source>
        <translation>Alles auf einer Seite</translation>
    </message>
    <message>
        <source>A cursor in the page</source>
        <translation>Ein Cursor in der Seite</translation>
    </message>
    <message>
        <source>Page numbers</source>
        <translation>Seitennummern</translation>
    </message>
    <message>
        <source>An offset</source>
        <translation>Ein Versatz</translation>
    </message>
    <message>
        <source>An address in the page</source>
        <translation>Eine Adresse in der Seite</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Bearer-Token</translation>
    </message>
    <message>
        <source>User and password</source>
        <translation>Benutzer und Kennwort</translation>
    </message>
    <message>
        <source>A header of its own</source>
        <translation>Eine eigene Kopfzeile</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kennwort</translation>
    </message>
    <message>
        <source>Checked, with its name</source>
        <translation>Geprüft, mit Namen</translation>
    </message>
    <message>
        <source>Checked, any name</source>
        <translation>Geprüft, beliebiger Name</translation>
    </message>
    <message>
        <source>None (this machine only)</source>
        <translation>Keins (nur dieser Rechner)</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>kind of a source</comment>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>HTTP export</source>
        <translation>HTTP-Export</translation>
    </message>
    <message>
        <source>PostgreSQL</source>
        <translation>PostgreSQL</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>daily %1</source>
        <translation>täglich %1</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>jeden Tag</translation>
    </message>
    <message>
        <source>every %1 days</source>
        <translation>alle %1&#xa0;Tage</translation>
    </message>
    <message>
        <source>every hour</source>
        <translation>jede Stunde</translation>
    </message>
    <message>
        <source>every %1 h</source>
        <translation>alle %1&#xa0;h</translation>
    </message>
    <message>
        <source>every %1 min</source>
        <translation>alle %1&#xa0;min</translation>
    </message>
    <message>
        <source>next sync is due</source>
        <translation>nächster Abgleich ist fällig</translation>
    </message>
    <message>
        <source>next sync in %1 min</source>
        <translation>nächster Abgleich in %1&#xa0;min</translation>
    </message>
    <message>
        <source>next sync in %1 h</source>
        <translation>nächster Abgleich in %1&#xa0;h</translation>
    </message>
    <message>
        <source>Take them</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Known ones only</source>
        <translation>Nur bekannte</translation>
    </message>
    <message>
        <source>Stop and ask</source>
        <translation>Anhalten und fragen</translation>
    </message>
    <message>
        <source>New columns are used as the mapping says, and told of.</source>
        <translation>Neue Spalten werden nach der Zuordnung verwendet und gemeldet.</translation>
    </message>
    <message>
        <source>New columns are left out until you have answered; all others go on being read.</source>
        <translation>Neue Spalten bleiben bis zur Antwort weg; alle anderen werden weiter gelesen.</translation>
    </message>
    <message>
        <source>Nothing more is read until you have answered.</source>
        <translation>Bis zur Antwort wird nichts mehr gelesen.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>new, %1</source>
        <translation>neu, %1</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>gone, was %1</source>
        <translation>weg, war %1</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>the type of a column before and now</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>not answered yet</source>
        <translation>noch unbeantwortet</translation>
    </message>
    <message>
        <source>used as they are</source>
        <translation>verwendet, wie sie sind</translation>
    </message>
    <message>
        <source>used as they are: %1</source>
        <comment>who decided</comment>
        <translation>verwendet, wie sie sind: %1</translation>
    </message>
    <message>
        <source>new ones left out</source>
        <translation>neue weggelassen</translation>
    </message>
    <message>
        <source>new ones left out: %1</source>
        <comment>who decided</comment>
        <translation>neue weggelassen: %1</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>It had %1 and is empty now.</source>
        <translation>Es waren %1, jetzt ist es leer.</translation>
    </message>
    <message>
        <source>It had %1 and now has %2, %3 of that.</source>
        <translation>Es waren %1, jetzt sind es %2, also %3 davon.</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <comment>for whom</comment>
        <translation>wartet: %1</translation>
    </message>
    <message>
        <source>milestones brought up to date for %1 of %2 accounts</source>
        <translation>Meilensteine von %1 von %2 Kunden auf neuem Stand</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbinden</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>lesen</translation>
    </message>
    <message>
        <source>%1 · %2 a second</source>
        <comment>rows read, rate</comment>
        <translation>%1 · %2 je Sekunde</translation>
    </message>
    <message>
        <source>syncing</source>
        <translation>Abgleich läuft</translation>
    </message>
    <message>
        <source>next in line</source>
        <translation>als Nächstes</translation>
    </message>
    <message>
        <source>syncing elsewhere</source>
        <translation>Abgleich läuft anderswo</translation>
    </message>
    <message>
        <source>needs its secret</source>
        <translation>braucht Zugangsdaten</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>offene Frage</translation>
    </message>
    <message>
        <source>failed %1</source>
        <translation>Fehler %1</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Last good sync</source>
        <translation>Letzter Abgleich</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Beiseite</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Gelesen als</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>What is different</source>
        <translation>Was anders ist</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>Stake</name>
    <message>
        <source>%1 × %2 mo × %3</source>
        <comment>pace × months of tenure × health</comment>
        <translation>%1 × %2 Mon. × %3</translation>
    </message>
    <message>
        <source>rank %1 of %2</source>
        <translation>Rang %1 von %2</translation>
    </message>
    <message>
        <source>no ARR in the workspace</source>
        <translation>kein ARR im Arbeitsbereich</translation>
    </message>
    <message>
        <source>assumed: median of its plan or of all</source>
        <translation>angenommen: Median des Tarifs oder aller</translation>
    </message>
    <message>
        <source>as stated on the account</source>
        <translation>wie beim Kunden angegeben</translation>
    </message>
    <message>
        <source>2 % of ARR: a tenth, at 1 in 5</source>
        <translation>2&#xa0;% des ARR: ein Zehntel, bei 1 zu 5</translation>
    </message>
    <message>
        <source>No list price and no offers made yet: 10 % of ARR × (0 + 1)/(0 + 5).</source>
        <translation>Noch kein Listenpreis und keine Angebote: 10&#xa0;% des ARR × (0 + 1)/(0 + 5).</translation>
    </message>
    <message>
        <source>cancellation is known</source>
        <translation>Kündigung ist bekannt</translation>
    </message>
    <message>
        <source>Index over open signals (critical 0.30, serious 0.10, watch 0.03), not a probability: there is not enough history for one.</source>
        <translation>Index aus offenen Signalen (kritisch 0,30, ernst 0,10, beobachten 0,03), keine Wahrscheinlichkeit: Dafür reicht der Verlauf nicht.</translation>
    </message>
    <message>
        <source>Nothing has been learnt of this history yet: milepost-cli risk does, for large portfolios.</source>
        <translation>Aus diesem Verlauf wurde noch nichts gelernt: Bei großen Portfolios tut das milepost-cli risk.</translation>
    </message>
    <message>
        <source>Index over open signals (critical %1, serious %2, watch %3), not a probability: there is not enough history for one.</source>
        <translation>Index aus offenen Signalen (kritisch %1, ernst %2, beobachten %3), keine Wahrscheinlichkeit: Dafür reicht der Verlauf nicht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>Chance</translation>
    </message>
    <message>
        <source>Risk index</source>
        <translation>Risikoindex</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Risk to %1</source>
        <translation>Risiko bis %1</translation>
    </message>
    <message>
        <source>Risk, next 3 months</source>
        <translation>Risiko, nächste 3 Monate</translation>
    </message>
    <message numerus="yes">
        <source>%Ln subscription(s)</source>
        <translation>
            <numerusform>%Ln Vertrag</numerusform>
            <numerusform>%Ln Verträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>one rate for all, from %Ln churn(s)</source>
        <translation>
            <numerusform>eine Rate für alle, aus %Ln Abwanderung</numerusform>
            <numerusform>eine Rate für alle, aus %Ln Abwanderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln signal(s) open</source>
        <translation>
            <numerusform>%Ln Signal offen</numerusform>
            <numerusform>%Ln Signale offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s), ≤ 90</source>
        <translation>
            <numerusform>%Ln Tag, ≤&#xa0;90</numerusform>
            <numerusform>%Ln Tage, ≤&#xa0;90</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusMark</name>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>needs watching</source>
        <translation>zu beobachten</translation>
    </message>
    <message>
        <source>at risk</source>
        <translation>gefährdet</translation>
    </message>
    <message>
        <source>chance</source>
        <translation>Chance</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>neutral</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
</context>
<context>
    <name>Stops</name>
    <message>
        <source>Nobody has reached %1 yet</source>
        <translation>Noch niemand hat %1 erreicht</translation>
    </message>
    <message>
        <source>After %1, %2 of %3 accounts went on to %4, %5 left and %6 are on their way; half are there on %7</source>
        <translation>Nach %1 kamen %2 von %3 Kunden zu %4 (gegangen: %5, unterwegs: %6); Median: %7</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln account(s) with %1 had %2 before</source>
        <translation>
            <numerusform>Der %Ln Kunde mit %1 hatte %2 schon vorher</numerusform>
            <numerusform>Alle %Ln Kunden mit %1 hatten %2 schon vorher</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TenureMeasure</name>
    <message>
        <source>Milestones at this tenure</source>
        <translation>Meilensteine bei dieser Laufzeit</translation>
    </message>
    <message>
        <source>Achievements at this tenure</source>
        <translation>Erfolge bei dieser Laufzeit</translation>
    </message>
    <message>
        <source>Achievements in 180 days</source>
        <translation>Erfolge in 180&#xa0;Tagen</translation>
    </message>
    <message>
        <source>Achievements per month</source>
        <translation>Erfolge je Monat</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>ARR</source>
        <translation>ARR</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Churned</source>
        <translation>Abgewandert</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Testphase</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Nicht begonnen</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Noch unbekannt</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>Festgefahren</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>On pace</source>
        <translation>Im Tempo</translation>
    </message>
    <message>
        <source>Ahead</source>
        <translation>Voraus</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Keine Daten</translation>
    </message>
    <message>
        <source>Poor</source>
        <translation>Schlecht</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Serious</source>
        <translation>Ernst</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>Verlängerung</translation>
    </message>
    <message>
        <source>Expansion</source>
        <translation>Ausbau</translation>
    </message>
    <message>
        <source>Celebrate</source>
        <translation>Feiern</translation>
    </message>
    <message>
        <source>Advocacy</source>
        <comment>kind of signal</comment>
        <translation>Fürsprache</translation>
    </message>
    <message>
        <source>Behind the usual pace</source>
        <translation>Hinter dem üblichen Tempo</translation>
    </message>
    <message>
        <source>Cadence broken</source>
        <translation>Rhythmus unterbrochen</translation>
    </message>
    <message>
        <source>Success gap</source>
        <translation>Erfolgslücke</translation>
    </message>
    <message>
        <source>Off course</source>
        <translation>Vom Kurs ab</translation>
    </message>
    <message>
        <source>Contact lost</source>
        <translation>Kontakt verloren</translation>
    </message>
    <message>
        <source>Low survey score</source>
        <translation>Schlechte Umfrage</translation>
    </message>
    <message>
        <source>Ticket escalated</source>
        <translation>Ticket eskaliert</translation>
    </message>
    <message>
        <source>Usage down</source>
        <translation>Nutzung gesunken</translation>
    </message>
    <message>
        <source>Payment overdue or failed</source>
        <translation>Zahlung überfällig oder fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancellation pending</source>
        <translation>Kündigung steht an</translation>
    </message>
    <message>
        <source>Quiet before renewal</source>
        <translation>Ruhig vor der Verlängerung</translation>
    </message>
    <message>
        <source>Renewal checkpoint</source>
        <translation>Prüfpunkt zur Verlängerung</translation>
    </message>
    <message>
        <source>Strong before renewal</source>
        <translation>Stark vor der Verlängerung</translation>
    </message>
    <message>
        <source>Near a limit</source>
        <translation>Nahe an einer Grenze</translation>
    </message>
    <message>
        <source>Offer reached</source>
        <translation>Anlass für ein Angebot</translation>
    </message>
    <message>
        <source>High return</source>
        <translation>Hoher Ertrag</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Schwung</translation>
    </message>
    <message>
        <source>Power user</source>
        <translation>Power-User</translation>
    </message>
    <message>
        <source>Ask reached</source>
        <translation>Anlass für eine Bitte</translation>
    </message>
    <message>
        <source>Promoter</source>
        <translation>Promotor</translation>
    </message>
    <message>
        <source>Trial ready to buy</source>
        <translation>Testphase kaufbereit</translation>
    </message>
    <message>
        <source>Source stale</source>
        <translation>Quelle veraltet</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Gefährdet</translation>
    </message>
    <message>
        <source>High achiever</source>
        <translation>Viel erreicht</translation>
    </message>
    <message>
        <source>Average achiever</source>
        <translation>Durchschnittlich</translation>
    </message>
    <message>
        <source>Low achiever</source>
        <translation>Wenig erreicht</translation>
    </message>
    <message>
        <source>Onboarding</source>
        <translation>Onboarding</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Nutzen</translation>
    </message>
    <message>
        <source>Adoption</source>
        <translation>Adoption</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Wachstum</translation>
    </message>
    <message>
        <source>Advocacy</source>
        <translation>Fürsprache</translation>
    </message>
    <message>
        <source>Onb</source>
        <comment>short for Onboarding</comment>
        <translation>Onb</translation>
    </message>
    <message>
        <source>Value</source>
        <comment>short</comment>
        <translation>Nutzen</translation>
    </message>
    <message>
        <source>Adopt</source>
        <comment>short for Adoption</comment>
        <translation>Adopt</translation>
    </message>
    <message>
        <source>Growth</source>
        <comment>short</comment>
        <translation>Wachst</translation>
    </message>
    <message>
        <source>Advoc</source>
        <comment>short for Advocacy</comment>
        <translation>Fürspr</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Einstieg</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Nutzung</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Functional</source>
        <translation>Funktional</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Week 1</source>
        <translation>Woche 1</translation>
    </message>
    <message>
        <source>Month 1</source>
        <translation>Monat 1</translation>
    </message>
    <message>
        <source>Month 3</source>
        <translation>Monat 3</translation>
    </message>
    <message>
        <source>Month 6</source>
        <translation>Monat 6</translation>
    </message>
    <message>
        <source>Month 12</source>
        <translation>Monat 12</translation>
    </message>
    <message>
        <source>Starter catalog</source>
        <translation>Startkatalog</translation>
    </message>
    <message>
        <source>From data</source>
        <translation>Aus Daten</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>From events</source>
        <translation>Aus Ereignissen</translation>
    </message>
    <message>
        <source>Known only from events</source>
        <translation>Nur aus Ereignissen bekannt</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>No priority</source>
        <translation>Keine Priorität</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>priority</comment>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Normal</source>
        <comment>priority</comment>
        <translation>Normal</translation>
    </message>
    <message>
        <source>High</source>
        <comment>priority</comment>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Urgent</source>
        <comment>priority</comment>
        <translation>Dringend</translation>
    </message>
    <message>
        <source>NPS</source>
        <translation>NPS</translation>
    </message>
    <message>
        <source>CSAT</source>
        <translation>CSAT</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Champion</source>
        <translation>Champion</translation>
    </message>
    <message>
        <source>Sponsor</source>
        <translation>Sponsor</translation>
    </message>
    <message>
        <source>accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>subscriptions</source>
        <translation>Verträge</translation>
    </message>
    <message>
        <source>contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>users</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>usage</source>
        <translation>Nutzung</translation>
    </message>
    <message>
        <source>tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>surveys</source>
        <translation>Umfragen</translation>
    </message>
    <message>
        <source>invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>churn</source>
        <translation>Abwanderung</translation>
    </message>
    <message>
        <source>Index, not a probability</source>
        <translation>Index, keine Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Constant rate</source>
        <translation>Konstante Rate</translation>
    </message>
    <message>
        <source>A fact: cancellation is known</source>
        <translation>Tatsache: Kündigung ist bekannt</translation>
    </message>
    <message>
        <source>not enough peers</source>
        <translation>zu kleine Vergleichsgruppe</translation>
    </message>
    <message>
        <source>same industry, plan and size</source>
        <translation>gleiche Branche, Tarif und Größe</translation>
    </message>
    <message>
        <source>same plan and size</source>
        <translation>gleicher Tarif und Größe</translation>
    </message>
    <message>
        <source>same plan</source>
        <translation>gleicher Tarif</translation>
    </message>
    <message>
        <source>all accounts</source>
        <translation>alle Kunden</translation>
    </message>
    <message>
        <source>%1 seats</source>
        <translation>%1 Plätze</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a peer group</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>band and score: Fair 54</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>Meilenstein</translation>
    </message>
    <message>
        <source>Milestone logged</source>
        <translation>Meilenstein erfasst</translation>
    </message>
    <message>
        <source>Ticket escalated</source>
        <translation>Ticket eskaliert</translation>
    </message>
    <message>
        <source>Ticket opened</source>
        <translation>Ticket eröffnet</translation>
    </message>
    <message>
        <source>Ticket closed</source>
        <translation>Ticket geschlossen</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>Umfrage</translation>
    </message>
    <message>
        <source>Charge failed</source>
        <translation>Abbuchung fehlgeschlagen</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Vertrag</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Zurückgekommen</translation>
    </message>
    <message>
        <source>Churn</source>
        <translation>Abwanderung</translation>
    </message>
    <message>
        <source>Contact left</source>
        <translation>Kontakt gegangen</translation>
    </message>
    <message>
        <source>Mail bounced</source>
        <translation>Mail kam zurück</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>%1 a year</source>
        <translation>%1 im Jahr</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>Meilensteine</translation>
    </message>
    <message>
        <source>Product events</source>
        <translation>Produktereignisse</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Surveys</source>
        <translation>Umfragen</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Vertrag</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>By us</source>
        <translation>Von uns</translation>
    </message>
    <message>
        <source>logged by hand</source>
        <translation>von Hand erfasst</translation>
    </message>
    <message>
        <source>logged by %1</source>
        <translation>erfasst von %1</translation>
    </message>
    <message>
        <source>, confirmed by %1</source>
        <translation>, bestätigt von %1</translation>
    </message>
    <message>
        <source>reported by the source</source>
        <translation>von der Quelle gemeldet</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
</context>
<context>
    <name>Value</name>
    <message>
        <source>Cash saved</source>
        <translation>Gespartes Geld</translation>
    </message>
    <message>
        <source>Revenue gained</source>
        <translation>Mehr Umsatz</translation>
    </message>
    <message>
        <source>Loss avoided</source>
        <translation>Vermiedener Verlust</translation>
    </message>
    <message>
        <source>Time released</source>
        <translation>Gewonnene Zeit</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Vertragskosten</translation>
    </message>
    <message>
        <source>Implementation</source>
        <translation>Einführung</translation>
    </message>
    <message>
        <source>Hours of their own</source>
        <translation>Eigene Stunden</translation>
    </message>
    <message>
        <source>Other cost</source>
        <translation>Sonstige Kosten</translation>
    </message>
    <message>
        <source>Agreed with the customer</source>
        <translation>Mit dem Kunden vereinbart</translation>
    </message>
    <message>
        <source>With time released</source>
        <translation>Mit gewonnener Zeit</translation>
    </message>
    <message>
        <source>With what is not agreed yet</source>
        <translation>Mit noch nicht Vereinbartem</translation>
    </message>
    <message>
        <source>No exchange rate for its currency</source>
        <translation>Kein Wechselkurs für die Währung</translation>
    </message>
    <message>
        <source>What the subscription costs is not known</source>
        <translation>Die Vertragskosten sind unbekannt</translation>
    </message>
    <message>
        <source>Hours are rounded down to whole ones before they are worth money.</source>
        <translation>Stunden werden auf ganze abgerundet, bevor sie Geld wert sind.</translation>
    </message>
    <message>
        <source>Nothing is rounded before the end; amounts are shown to the nearest smallest coin, halves away from zero.</source>
        <translation>Vor dem Ende wird nichts gerundet; Beträge erscheinen auf die kleinste Münze genau, Hälften von null weg.</translation>
    </message>
    <message>
        <source>(%1 − %2)</source>
        <comment>saving less what it would have been without us</comment>
        <translation>(%1 − %2)</translation>
    </message>
    <message>
        <source>%1 × %2 min = %3 h, at %4 an hour</source>
        <translation>%1 × %2&#xa0;min = %3&#xa0;h, zu %4 je Stunde</translation>
    </message>
    <message>
        <source>%1 × %2, at %3 each</source>
        <translation>%1 × %2, zu je %3</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>occurrences, money each</comment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1, of which %2 is due to us</source>
        <translation>%1, davon %2 durch uns</translation>
    </message>
    <message>
        <source>No line has an amount yet.</source>
        <translation>Noch hat keine Zeile einen Betrag.</translation>
    </message>
    <message>
        <source>Nothing is agreed with the customer yet.</source>
        <translation>Noch ist nichts mit dem Kunden vereinbart.</translation>
    </message>
    <message>
        <source>What it cost is not known, so there is no return to speak of.</source>
        <translation>Die Kosten sind unbekannt, also gibt es keinen Ertrag anzugeben.</translation>
    </message>
    <message>
        <source>%1 less than it cost</source>
        <translation>%1 weniger als die Kosten</translation>
    </message>
    <message>
        <source>%1 more than it cost</source>
        <translation>%1 mehr als die Kosten</translation>
    </message>
    <message>
        <source>%1, a return of %2</source>
        <comment>net, ROI</comment>
        <translation>%1, ein Ertrag von %2</translation>
    </message>
    <message>
        <source>%1; it cost nothing, so there is no rate of return</source>
        <translation>%1; es gab keine Kosten, also keine Ertragsquote</translation>
    </message>
    <message>
        <source>%1; paid back in month %2</source>
        <translation>%1; amortisiert im Monat %2</translation>
    </message>
    <message>
        <source>%1, though a later cost puts it below again</source>
        <translation>%1, auch wenn spätere Kosten es wieder darunter drücken</translation>
    </message>
    <message>
        <source>%1; not paid back yet</source>
        <translation>%1; noch nicht amortisiert</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>All low to all high: %1</source>
        <translation>Alles niedrig bis alles hoch: %1</translation>
    </message>
    <message>
        <source>Value to date</source>
        <translation>Nutzen bis heute</translation>
    </message>
    <message>
        <source>Cost to date</source>
        <translation>Kosten bis heute</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>Netto</translation>
    </message>
    <message>
        <source>ROI, %</source>
        <translation>ROI, %</translation>
    </message>
    <message>
        <source>Payback</source>
        <translation>Amortisation</translation>
    </message>
    <message>
        <source>Against cost</source>
        <translation>Gegen Kosten</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>No exchange rate</source>
        <translation>Kein Wechselkurs</translation>
    </message>
    <message>
        <source>Not agreed</source>
        <translation>Nicht vereinbart</translation>
    </message>
    <message>
        <source>Agreed %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Vereinbart</translation>
    </message>
    <message>
        <source>Value to date, agreed or not</source>
        <translation>Nutzen bis heute, vereinbart oder nicht</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Occurrences</source>
        <translation>Vorkommen</translation>
    </message>
    <message>
        <source>Saving each</source>
        <translation>Je gespart</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>Due to us</source>
        <translation>Durch uns</translation>
    </message>
    <message>
        <source>Low – high</source>
        <translation>Niedrig – hoch</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Nutzen</translation>
    </message>
    <message>
        <source>With customer</source>
        <translation>Vereinbart</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>With time</source>
        <translation>Mit Zeit</translation>
    </message>
    <message>
        <source>With unagreed</source>
        <translation>Mit Offenem</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Net, agreed</source>
        <translation>Netto, vereinbart</translation>
    </message>
    <message>
        <source>ROI, agreed, %</source>
        <translation>ROI, vereinbart, %</translation>
    </message>
    <message>
        <source>All accounts with a model and a price</source>
        <translation>Alle Kunden mit Modell und Preis</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>Cumulative value against cost, %1</source>
        <translation>Summierter Nutzen gegen Kosten, %1</translation>
    </message>
    <message>
        <source>first covered in month %1</source>
        <translation>erstmals gedeckt im Monat %1</translation>
    </message>
    <message>
        <source>paid back in month %1</source>
        <translation>amortisiert im Monat %1</translation>
    </message>
    <message>
        <source>base %1</source>
        <translation>Basis %1</translation>
    </message>
    <message>
        <source>low %1</source>
        <translation>niedrig %1</translation>
    </message>
    <message>
        <source>high %1</source>
        <translation>hoch %1</translation>
    </message>
    <message>
        <source>cost %1</source>
        <translation>Kosten %1</translation>
    </message>
    <message>
        <source>What the answer hangs on, %1</source>
        <translation>Wovon das Ergebnis abhängt, %1</translation>
    </message>
    <message>
        <source>%1–%2 %3</source>
        <comment>low, high, unit</comment>
        <translation>%1–%2 %3</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>month %1, with a dip</source>
        <translation>Monat %1, mit Rückfall</translation>
    </message>
    <message>
        <source>month %1</source>
        <translation>Monat %1</translation>
    </message>
    <message>
        <source>%1: %2. Without it there is no net and no return.</source>
        <translation>%1: %2. Ohne gibt es kein Netto und keinen Ertrag.</translation>
    </message>
    <message>
        <source>%1 – %2 · day %3 of %4</source>
        <translation>%1 – %2 · Tag %3 von %4</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln other(s)</source>
        <translation>
            <numerusform>%1 und %Ln weitere</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) count(s|) nowhere, since no exchange rate is known for the currency: %1.</source>
        <translation>
            <numerusform>%Ln Zeile zählt nirgends, da für die Währung kein Wechselkurs bekannt ist: %1.</numerusform>
            <numerusform>%Ln Zeilen zählen nirgends, da für die Währung kein Wechselkurs bekannt ist: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) (is|are) not agreed with the customer: %1. Agree before it goes into a brief.</source>
        <translation>
            <numerusform>%Ln Zeile ist nicht mit dem Kunden vereinbart: %1. Vor der Unterlage vereinbaren.</numerusform>
            <numerusform>%Ln Zeilen sind nicht mit dem Kunden vereinbart: %1. Vor der Unterlage vereinbaren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) (has|have) counted nothing in this period: %1.</source>
        <translation>
            <numerusform>%Ln Zeile hat in dieser Zeit nichts gezählt: %1.</numerusform>
            <numerusform>%Ln Zeilen haben in dieser Zeit nichts gezählt: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>from invoices, else the price</source>
        <translation>aus Rechnungen, sonst der Preis</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message numerus="yes">
        <source>%Ln time(s) in the period</source>
        <translation>
            <numerusform>%Ln Mal im Zeitraum</numerusform>
            <numerusform>%Ln Mal im Zeitraum</numerusform>
        </translation>
    </message>
    <message>
        <source>Cost in the period</source>
        <translation>Kosten im Zeitraum</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>In the period</source>
        <translation>Im Zeitraum</translation>
    </message>
</context>
<context>
    <name>Velocity</name>
    <message numerus="yes">
        <source>Insufficient data: no start quarter has had its %Ln day(s) yet</source>
        <translation>
            <numerusform>Zu wenig Daten: Noch hatte kein Startquartal seinen %Ln Tag</numerusform>
            <numerusform>Zu wenig Daten: Noch hatte kein Startquartal seine %Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>No earlier start quarter to compare %1 with</source>
        <translation>Kein früheres Startquartal zum Vergleich mit %1</translation>
    </message>
    <message>
        <source>Insufficient data to compare %1 with %2</source>
        <translation>Zu wenig Daten, um %1 mit %2 zu vergleichen</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <comment>median day of the later and the earlier cohort</comment>
        <translation>%1 gegenüber %2</translation>
    </message>
    <message>
        <source>Accounts that started in %1 are as fast as those of %2: %3</source>
        <translation>Kunden mit Beginn in %1 sind so schnell wie die von %2: %3</translation>
    </message>
    <message>
        <source>within chance</source>
        <translation>im Rahmen des Zufalls</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Accounts that started in %1 are %2 faster (%3) than those of %4: %5</source>
        <translation>Kunden mit Beginn in %1 sind um %2 schneller (%3) als die von %4: %5</translation>
    </message>
    <message>
        <source>Accounts that started in %1 are %2 slower (%3) than those of %4: %5</source>
        <translation>Kunden mit Beginn in %1 sind um %2 langsamer (%3) als die von %4: %5</translation>
    </message>
</context>
<context>
    <name>ViewDefinition</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Gefährdet</translation>
    </message>
    <message>
        <source>Stalled</source>
        <translation>Stockend</translation>
    </message>
    <message>
        <source>Close to next level</source>
        <translation>Kurz vor nächster Stufe</translation>
    </message>
    <message>
        <source>Expansion</source>
        <translation>Ausbau</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>%1 accounts have started, may reach it, and were recorded from their start; %2 of them have.</source>
        <translation>%1 Kunden haben begonnen, dürfen ihn erreichen und wurden von Beginn an aufgezeichnet; %2 davon haben ihn erreicht.</translation>
    </message>
    <message>
        <source>The rate counts only accounts whose %1 days are over: %2 of %3. %4 are still inside their window. Wilson interval.</source>
        <translation>Die Quote zählt nur Kunden, deren %1&#xa0;Tage vorbei sind: %2 von %3. %4 sind noch in der Frist. Wilson-Intervall.</translation>
    </message>
    <message>
        <source>How often: %1.</source>
        <comment>a sentence</comment>
        <translation>Wie oft: %1.</translation>
    </message>
    <message>
        <source>The curve is the cumulative incidence with churn competing (Aalen–Johansen), band 95 % log–log; dotted where fewer than 10 are left. Judged to %1.</source>
        <translation>Die Kurve ist die kumulative Inzidenz mit Abwanderung als konkurrierendem Ereignis (Aalen–Johansen), Band 95&#xa0;% log–log; gepunktet, wo weniger als 10 übrig sind. Beurteilt bis %1.</translation>
    </message>
    <message>
        <source>Left out: %1 that have not started, %2 whose start or exit has no date, %3 that started before it was recorded.</source>
        <translation>Nicht dabei: %1, die nicht begonnen haben, %2 ohne Datum für Beginn oder Ende, %3, die vor der Aufzeichnung begannen.</translation>
    </message>
    <message>
        <source>Segments are today&apos;s values where no history says what they were at the start.</source>
        <translation>Segmente folgen den heutigen Werten, wo kein Verlauf sagt, wie sie zu Beginn waren.</translation>
    </message>
    <message>
        <source>Only accounts alive on day %1 are compared, by whether they had reached it by then; what follows is counted from that day. %2 had gone by then, %3 are not that old yet, %4 started before it was recorded.</source>
        <translation>Verglichen werden nur am Tag %1 noch aktive Kunden, danach, ob sie ihn bis dahin erreicht hatten; was folgt, zählt ab diesem Tag. %2 waren bis dahin gegangen, %3 sind noch nicht so alt, %4 begannen vor der Aufzeichnung.</translation>
    </message>
    <message>
        <source>Expansion is the first day with 5 % more ARR than on day %1; %2 accounts without a known ARR are left out.</source>
        <translation>Ausbau ist der erste Tag mit 5&#xa0;% mehr ARR als am Tag %1; %2 Kunden ohne bekannten ARR sind nicht dabei.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message numerus="yes">
        <source>Shares: Kaplan–Meier at day %1, Wilson with effective n; difference: MOVER; ratio of hazards: Cox with Efron ties over %Ln (stratum|strata), by %2; log-rank test stratified alike; q: Benjamini–Hochberg over all milestones.</source>
        <translation>
            <numerusform>Anteile: Kaplan–Meier am Tag %1, Wilson mit effektivem n; Differenz: MOVER; Verhältnis der Hazards: Cox mit Efron-Bindungen über %Ln Schicht, nach %2; Log-Rank-Test ebenso geschichtet; q: Benjamini–Hochberg über alle Meilensteine.</numerusform>
            <numerusform>Anteile: Kaplan–Meier am Tag %1, Wilson mit effektivem n; Differenz: MOVER; Verhältnis der Hazards: Cox mit Efron-Bindungen über %Ln Schichten, nach %2; Log-Rank-Test ebenso geschichtet; q: Benjamini–Hochberg über alle Meilensteine.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Customer milestones: who needs you today, and why</source>
        <translation>Meilensteine der Kunden: wer Sie heute braucht, und warum</translation>
    </message>
    <message>
        <source>Folder of the profile</source>
        <translation>Ordner des Profils</translation>
    </message>
    <message>
        <source>Theme: system, light, dark or high_contrast</source>
        <translation>Design: system, light, dark oder high_contrast</translation>
    </message>
    <message>
        <source>Fill a new profile with the sample portfolio</source>
        <translation>Ein neues Profil mit dem Beispielportfolio füllen</translation>
    </message>
    <message>
        <source>Language, as a code such as de; without it, the desktop&apos;s</source>
        <translation>Sprache als Kürzel, etwa de; ohne Angabe die des Desktops</translation>
    </message>
</context>
<context>
    <name>milepost::ui::AccountActions</name>
    <message>
        <source>No account is selected</source>
        <translation>Kein Kunde ist gewählt</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Log milestone</source>
        <translation>Meilenstein</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Say who you are</source>
        <translation>Eigenen Namen angeben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s)</source>
        <translation>
            <numerusform>%Ln Kunde</numerusform>
            <numerusform>%Ln Kunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>Meilenstein</translation>
    </message>
    <message>
        <source>Reached on</source>
        <translation>Erreicht am</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>Bestätigt von</translation>
    </message>
    <message>
        <source>There is no milestone of this name.</source>
        <translation>Es gibt keinen Meilenstein dieses Namens.</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Betreuung</translation>
    </message>
    <message>
        <source>Say who is to own it.</source>
        <translation>Angeben, wer die Betreuung übernimmt.</translation>
    </message>
    <message>
        <source>So that “Mine” and owner:me know you.</source>
        <translation>Damit „Meine“ und owner:me Sie kennen.</translation>
    </message>
    <message>
        <source>That is me</source>
        <translation>Das bin ich</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Eigener Name</translation>
    </message>
    <message>
        <source>3 days</source>
        <translation>3 Tage</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 Woche</translation>
    </message>
    <message>
        <source>2 weeks</source>
        <translation>2 Wochen</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1 Monat</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Add task</source>
        <translation>Aufgabe anlegen</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Zu tun</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Say what is to be done.</source>
        <translation>Angeben, was zu tun ist.</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-Mail</translation>
    </message>
</context>
<context>
    <name>milepost::ui::AccountList</name>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
</context>
<context>
    <name>milepost::ui::AccountPage</name>
    <message numerus="yes">
        <source>%Ln seat(s)</source>
        <translation>
            <numerusform>%Ln Platz</numerusform>
            <numerusform>%Ln Plätze</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ARR</source>
        <translation>%1 ARR</translation>
    </message>
    <message>
        <source>renews %1, %2</source>
        <translation>Verl. %1, %2</translation>
    </message>
    <message>
        <source>AE %1</source>
        <translation>Vertrieb %1</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Parts of the account</source>
        <translation>Bereiche des Kunden</translation>
    </message>
    <message>
        <source>This account is not in the portfolio as of this day.</source>
        <translation>Dieser Kunde ist an diesem Tag nicht im Portfolio.</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>Alle Kunden</translation>
    </message>
    <message>
        <source>Export the figures of the chart</source>
        <translation>Zahlen des Diagramms exportieren</translation>
    </message>
    <message>
        <source>account-figures</source>
        <translation>kunde-zahlen</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 anzeigen</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>%1 health</source>
        <translation>Zustand %1</translation>
    </message>
    <message>
        <source>Stuck %1</source>
        <translation>Festgefahren: %1</translation>
    </message>
    <message>
        <source>median %1</source>
        <translation>Median %1</translation>
    </message>
    <message numerus="yes">
        <source>of %Ln peer(s)</source>
        <translation>
            <numerusform>von %Ln Vergleichskunden</numerusform>
            <numerusform>von %Ln Vergleichskunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Timeline	%1</source>
        <translation>Verlauf	%1</translation>
    </message>
    <message>
        <source>Notes	%1</source>
        <translation>Notizen	%1</translation>
    </message>
    <message>
        <source>Achievements</source>
        <translation>Erfolge</translation>
    </message>
    <message>
        <source>achievements-%1</source>
        <translation>erfolge-%1</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>Verlängerung</translation>
    </message>
    <message>
        <source>Change call</source>
        <translation>Einschätzung ändern</translation>
    </message>
    <message>
        <source>of the renewal</source>
        <translation>zur Verlängerung</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Nutzen</translation>
    </message>
    <message>
        <source>Plan	%1</source>
        <translation>Plan	%1</translation>
    </message>
    <message>
        <source>term ended %1, %2</source>
        <translation>Laufzeit endete am %1, %2</translation>
    </message>
</context>
<context>
    <name>milepost::ui::AccountTableModel</name>
    <message>
        <source>Return on cost by what the customer has agreed to, in the present contract year</source>
        <translation>Ertrag auf die Kosten nach dem, was mit dem Kunden vereinbart ist, im laufenden Vertragsjahr</translation>
    </message>
</context>
<context>
    <name>milepost::ui::AccountValue</name>
    <message>
        <source>Make a value model</source>
        <translation>Nutzenmodell anlegen</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Assumptions</source>
        <translation>Annahmen</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Parts of the value model</source>
        <translation>Bereiche des Nutzenmodells</translation>
    </message>
    <message>
        <source>For this account</source>
        <translation>Für diesen Kunden</translation>
    </message>
    <message>
        <source>For the model</source>
        <translation>Für das Modell</translation>
    </message>
    <message>
        <source>What a changed number counts for</source>
        <translation>Wofür eine geänderte Zahl gilt</translation>
    </message>
    <message>
        <source>A number for the model counts for every account that it applies to and that has none of its own</source>
        <translation>Eine Zahl für das Modell gilt für jeden Kunden, für den es gilt und der keine eigene hat</translation>
    </message>
    <message>
        <source>Add line</source>
        <translation>Zeile hinzufügen</translation>
    </message>
    <message>
        <source>Cases against cost</source>
        <translation>Fälle gegen Kosten</translation>
    </message>
    <message>
        <source>Lines of the value model</source>
        <translation>Zeilen des Nutzenmodells</translation>
    </message>
    <message>
        <source>Where the value comes from</source>
        <translation>Woher der Nutzen kommt</translation>
    </message>
    <message>
        <source>Working out the value</source>
        <translation>Nutzen wird berechnet</translation>
    </message>
    <message>
        <source>No value model applies to %1. Say what a kind of success is worth to them.</source>
        <translation>Für %1 gilt kein Nutzenmodell. Angeben, was diesem Kunden eine Art von Erfolg wert ist.</translation>
    </message>
    <message>
        <source>%1 has no contract in the period that its value model counts, so there is nothing to hold against a cost.</source>
        <translation>%1 hat in der Zeit, die das Nutzenmodell zählt, keinen Vertrag, also gibt es keine Kosten zum Vergleich.</translation>
    </message>
    <message>
        <source>Lines	%1</source>
        <translation>Zeilen	%1</translation>
    </message>
    <message>
        <source>Assumptions	%1</source>
        <translation>Annahmen	%1</translation>
    </message>
    <message>
        <source>%1. Band: all assumptions at their low and at their high at once</source>
        <translation>%1. Band: alle Annahmen zugleich niedrig und zugleich hoch</translation>
    </message>
    <message>
        <source>Net, one assumption at a time. Below the dashed line the value does not cover the cost.</source>
        <translation>Netto, eine Annahme nach der anderen. Unter der gestrichelten Linie deckt der Nutzen die Kosten nicht.</translation>
    </message>
    <message>
        <source>Net, one assumption at a time. None alone changes whether the value covers the cost.</source>
        <translation>Netto, eine Annahme nach der anderen. Keine allein ändert, ob der Nutzen die Kosten deckt.</translation>
    </message>
    <message>
        <source>What it cost is not known, so there is no net to move.</source>
        <translation>Die Kosten sind unbekannt, also gibt es kein Netto, das sich bewegt.</translation>
    </message>
    <message>
        <source>No assumption has a low or a high yet. With them this shows what the answer hangs on.</source>
        <translation>Noch hat keine Annahme ein Niedrig oder Hoch. Damit zeigt dies, wovon das Ergebnis abhängt.</translation>
    </message>
    <message>
        <source>%1 · %2 = %3</source>
        <comment>line, arithmetic, amount</comment>
        <translation>%1 · %2 = %3</translation>
    </message>
    <message>
        <source>Not taken yet.</source>
        <translation>Noch nicht übernommen.</translation>
    </message>
    <message>
        <source>assumptions-%1-%2</source>
        <translation>annahmen-%1-%2</translation>
    </message>
    <message>
        <source>Value lines</source>
        <translation>Nutzenzeilen</translation>
    </message>
    <message>
        <source>value-%1-%2</source>
        <translation>nutzen-%1-%2</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Use the model&apos;s number</source>
        <translation>Zahl des Modells nehmen</translation>
    </message>
    <message>
        <source>Takes back the number of this account&apos;s own</source>
        <translation>Nimmt die eigene Zahl dieses Kunden zurück</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Name, whom it is for, period and rounding of the value model</source>
        <translation>Name, Geltung, Zeitraum und Rundung des Wertmodells</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Costs of the value model</source>
        <translation>Kosten des Wertmodells</translation>
    </message>
    <message>
        <source>Costs	%1</source>
        <translation>Kosten	%1</translation>
    </message>
    <message>
        <source>Add cost</source>
        <translation>Kosten hinzufügen</translation>
    </message>
</context>
<context>
    <name>milepost::ui::AccountsPage</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>Betreuung</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>Tarif</translation>
    </message>
    <message>
        <source>segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>industry</source>
        <translation>Branche</translation>
    </message>
    <message>
        <source>pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>No account matches this filter.</source>
        <translation>Kein Kunde passt zu diesem Filter.</translation>
    </message>
    <message>
        <source>Show all accounts</source>
        <translation>Alle Kunden anzeigen</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Back to that filter</source>
        <translation>Zurück zu diesem Filter</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>View %1</source>
        <translation>Ansicht %1</translation>
    </message>
    <message>
        <source>Keep this filter as a view</source>
        <translation>Diesen Filter als Ansicht behalten</translation>
    </message>
    <message>
        <source>Check all that shows</source>
        <translation>Alles Sichtbare ankreuzen</translation>
    </message>
    <message>
        <source>Group by: %1</source>
        <translation>Gruppieren nach: %1</translation>
    </message>
    <message>
        <source>“%1” comes with Milepost; choose another name.</source>
        <translation>„%1“ gehört zu Milepost; bitte einen anderen Namen wählen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s)</source>
        <translation>
            <numerusform>%Ln Kunde</numerusform>
            <numerusform>%Ln Kunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln account(s)</source>
        <translation>
            <numerusform>%1 von %Ln Kunden</numerusform>
            <numerusform>%1 von %Ln Kunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The filter cannot be read: these are all accounts</source>
        <translation>Der Filter ist nicht lesbar: Das sind alle Kunden</translation>
    </message>
    <message>
        <source>The filter cannot be read: these match “%1”</source>
        <translation>Der Filter ist nicht lesbar: Diese passen zu „%1“</translation>
    </message>
    <message>
        <source>%1 ARR</source>
        <translation>%1 ARR</translation>
    </message>
    <message>
        <source>Group: %1</source>
        <translation>Gruppe: %1</translation>
    </message>
    <message>
        <source>There are no accounts yet.</source>
        <translation>Es gibt noch keine Kunden.</translation>
    </message>
    <message>
        <source>Connect a source</source>
        <translation>Eine Quelle verbinden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln gewählt</numerusform>
            <numerusform>%Ln gewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not in this filter</source>
        <translation>
            <numerusform>%Ln nicht in diesem Filter</numerusform>
            <numerusform>%Ln nicht in diesem Filter</numerusform>
        </translation>
    </message>
    <message>
        <source>Standard columns</source>
        <translation>Standardspalten</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>accounts-%1</source>
        <translation>kunden-%1</translation>
    </message>
    <message>
        <source>No account shows, so there is nothing to export.</source>
        <translation>Kein Kunde wird angezeigt, also gibt es nichts zu exportieren.</translation>
    </message>
</context>
<context>
    <name>milepost::ui::ActionRegistry</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>milepost::ui::AsOfPicker</name>
    <message>
        <source>As of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>Everything is shown as it stood on this day</source>
        <translation>Alles erscheint so, wie es an diesem Tag stand</translation>
    </message>
    <message>
        <source>Everything is shown as of today. Choose another day to look back</source>
        <translation>Alles erscheint auf dem Stand von heute. Für den Rückblick einen anderen Tag wählen</translation>
    </message>
    <message>
        <source>as of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>Heute, %1</translation>
    </message>
    <message>
        <source>Last day with data, %1</source>
        <translation>Letzter Tag mit Daten, %1</translation>
    </message>
    <message>
        <source>End of last month, %1</source>
        <translation>Ende des letzten Monats, %1</translation>
    </message>
    <message>
        <source>End of last quarter, %1</source>
        <translation>Ende des letzten Quartals, %1</translation>
    </message>
</context>
<context>
    <name>milepost::ui::AskPanel</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>milepost::ui::AssumptionModel</name>
    <message>
        <source>Agreed</source>
        <translation>Vereinbart</translation>
    </message>
    <message>
        <source>Not agreed</source>
        <translation>Nicht vereinbart</translation>
    </message>
    <message>
        <source>this account</source>
        <translation>dieser Kunde</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>das Modell</translation>
    </message>
    <message>
        <source>Assumption</source>
        <translation>Annahme</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Stands for it</source>
        <translation>Steht dafür ein</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Stated on</source>
        <translation>Angegeben am</translation>
    </message>
    <message>
        <source>With customer</source>
        <translation>Vereinbart</translation>
    </message>
    <message>
        <source>Number of</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Base needs a number, such as 10 or 0.85.</source>
        <translation>Die Basis braucht eine Zahl, etwa 10 oder 0.85.</translation>
    </message>
    <message>
        <source>%1: “%2” is no number. Write digits without grouping, such as 1200 or 0.85.</source>
        <translation>%1: „%2“ ist keine Zahl. Ziffern ohne Tausenderzeichen schreiben, etwa 1200 oder 0.85.</translation>
    </message>
    <message>
        <source>Low (%1) is not above base (%2).</source>
        <translation>Niedrig (%1) liegt nicht über der Basis (%2).</translation>
    </message>
    <message>
        <source>High (%1) is not below base (%2).</source>
        <translation>Hoch (%1) liegt nicht unter der Basis (%2).</translation>
    </message>
    <message>
        <source>“%1” is no date. Write year, month and day: 2026-03-31.</source>
        <translation>„%1“ ist kein Datum. Jahr, Monat und Tag schreiben: 2026-03-31.</translation>
    </message>
    <message>
        <source>A number of this account&apos;s own. Space: use the model&apos;s number again</source>
        <translation>Eine eigene Zahl dieses Kunden. Leertaste: wieder die Zahl des Modells nehmen</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>“%1” is no currency. Write its three letters, such as EUR; nothing for a number that is no money.</source>
        <translation>„%1“ ist keine Währung. Ihre drei Buchstaben schreiben, etwa EUR; nichts bei einer Zahl, die kein Geld ist.</translation>
    </message>
</context>
<context>
    <name>milepost::ui::BannerStack</name>
    <message>
        <source>Sample portfolio.</source>
        <translation>Beispielportfolio.</translation>
    </message>
    <message>
        <source>The data ends earlier.</source>
        <translation>Die Daten enden früher.</translation>
    </message>
    <message>
        <source>Remove the sample</source>
        <translation>Beispiel entfernen</translation>
    </message>
    <message>
        <source>Find milestones in your events</source>
        <translation>Meilensteine in den Ereignissen finden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln invented account(s), so that you can try everything. Your own data never mixes with it.</source>
        <translation>
            <numerusform>%Ln erfundener Kunde, um alles auszuprobieren. Eigene Daten vermischen sich nie damit.</numerusform>
            <numerusform>%Ln erfundene Kunden, um alles auszuprobieren. Eigene Daten vermischen sich nie damit.</numerusform>
        </translation>
    </message>
    <message>
        <source>The data ends %1.</source>
        <translation>Die Daten enden %1.</translation>
    </message>
    <message>
        <source>As of today everything after it looks quiet. Look at the last day with data instead?</source>
        <translation>Auf dem Stand von heute wirkt danach alles ruhig. Stattdessen den letzten Tag mit Daten ansehen?</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message numerus="yes">
        <source>Nobody has reached any of the %Ln milestone(s) that are on.</source>
        <translation>
            <numerusform>Niemand hat den %Ln eingeschalteten Meilenstein erreicht.</numerusform>
            <numerusform>Niemand hat einen der %Ln eingeschalteten Meilensteine erreicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your sources may send other events. Until then nobody is called behind or stuck.</source>
        <translation>Vielleicht senden die Quellen andere Ereignisse. Bis dahin gilt niemand als zurück oder festgefahren.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>milepost::ui::BenchmarksPage</name>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>In a year, %</source>
        <translation>1 Jahr, %</translation>
    </message>
    <message>
        <source>Median day</source>
        <translation>Mediantag</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95&#xa0;%</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>A month (95 %)</source>
        <translation>Je Monat (95&#xa0;%)</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Tarif</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Among the others</source>
        <translation>Unter den anderen</translation>
    </message>
    <message>
        <source>No account has started yet, so there is nobody to compare. Import subscriptions or signups.</source>
        <translation>Noch kein Kunde hat begonnen, es gibt also niemanden zum Vergleich. Verträge oder Registrierungen importieren.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Benchmarks</source>
        <translation>Benchmarks</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Am</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>Meilenstein</translation>
    </message>
    <message>
        <source>Name of an account</source>
        <translation>Name eines Kunden</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Charts or tables</source>
        <translation>Diagramme oder Tabellen</translation>
    </message>
    <message>
        <source>Copy sentence</source>
        <translation>Satz kopieren</translation>
    </message>
    <message>
        <source>By segment</source>
        <translation>Nach Segment</translation>
    </message>
    <message>
        <source>Back to segments</source>
        <translation>Zurück zu den Segmenten</translation>
    </message>
    <message>
        <source>Accounts behind the figure</source>
        <translation>Kunden hinter der Zahl</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Vergleich läuft</translation>
    </message>
    <message>
        <source>Export the figures of the chart</source>
        <translation>Zahlen des Diagramms exportieren</translation>
    </message>
    <message>
        <source>benchmark-figures</source>
        <translation>benchmark-zahlen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) in this column, of all seen to day %1</source>
        <translation>
            <numerusform>%Ln Kunde in dieser Spalte, von allen bis Tag %1 beobachteten</numerusform>
            <numerusform>%Ln Kunden in dieser Spalte, von allen bis Tag %1 beobachteten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln account(s)</source>
        <translation>
            <numerusform>%1: %Ln Kunde</numerusform>
            <numerusform>%1: %Ln Kunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the sentence</source>
        <translation>Den Satz kopieren</translation>
    </message>
    <message>
        <source>Mark an account…</source>
        <translation>Kunden markieren …</translation>
    </message>
    <message>
        <source>There is no sentence to copy: mark an account that has enough peers.</source>
        <translation>Kein Satz zum Kopieren: einen Kunden mit genügend großer Vergleichsgruppe markieren.</translation>
    </message>
    <message>
        <source>Copied. It names no other customer.</source>
        <translation>Kopiert. Kein anderer Kunde wird genannt.</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>alle zusammen</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>an account…</source>
        <translation>ein Kunde …</translation>
    </message>
    <message>
        <source>%1&apos;s book</source>
        <translation>Bestand von %1</translation>
    </message>
    <message>
        <source>day %1, today</source>
        <translation>Tag %1, heute</translation>
    </message>
    <message>
        <source>day %1</source>
        <translation>Tag %1</translation>
    </message>
    <message>
        <source>%1 on day %2</source>
        <translation>%1 am Tag %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1&apos;s book: %Ln account(s)</source>
        <translation>
            <numerusform>Bestand von %1: %Ln Kunde</numerusform>
            <numerusform>Bestand von %1: %Ln Kunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, on day %2 since start</source>
        <translation>%1, am Tag %2 seit Beginn</translation>
    </message>
    <message numerus="yes">
        <source>%Ln peer(s) seen to at least that day, gone since or not; their values taken on it</source>
        <translation>
            <numerusform>%Ln Vergleichskunde, mindestens bis zu diesem Tag beobachtet, seither gegangen oder nicht; Werte von diesem Tag</numerusform>
            <numerusform>%Ln Vergleichskunden, mindestens bis zu diesem Tag beobachtet, seither gegangen oder nicht; Werte von diesem Tag</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) seen to at least that day, gone since or not; their values taken on it</source>
        <translation>
            <numerusform>%Ln Kunde, mindestens bis zu diesem Tag beobachtet, seither gegangen oder nicht; Werte von diesem Tag</numerusform>
            <numerusform>%Ln Kunden, mindestens bis zu diesem Tag beobachtet, seither gegangen oder nicht; Werte von diesem Tag</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is known of this measure for %1 on day %2, so it cannot be compared.</source>
        <translation>Von diesem Maß ist für %1 am Tag %2 nichts bekannt, ein Vergleich ist nicht möglich.</translation>
    </message>
    <message>
        <source>Not enough peers: on no rung of the ladder are there %1 accounts seen to day %2.</source>
        <translation>Zu kleine Vergleichsgruppe: Auf keiner Stufe der Leiter gibt es %1 bis Tag %2 beobachtete Kunden.</translation>
    </message>
    <message>
        <source>Not enough accounts: %1 are known on day %2, and %3 are needed.</source>
        <translation>Zu wenige Kunden: %1 sind am Tag %2 bekannt, nötig sind %3.</translation>
    </message>
    <message>
        <source>Peers are compared on the same day of their lives, with their values of that day, not today&apos;s. Quartiles: R type 7. Percentile: mid-rank, that is all below plus half of the equal ones. At least %1 peers are needed.</source>
        <translation>Verglichen wird am selben Tag seit Beginn, mit den Werten jenes Tages, nicht von heute. Quartile: R Typ 7. Perzentil: mittlerer Rang, also alle darunter plus die Hälfte der gleichen. Mindestens %1 Vergleichskunden sind nötig.</translation>
    </message>
    <message>
        <source>%1&apos;s book on day %2, lowest first</source>
        <translation>Bestand von %1 am Tag %2, Niedrigste zuerst</translation>
    </message>
    <message>
        <source>Customer-safe: names no one, n = %1. %2 percentile by mid-rank: %3 below and half of %4 equal, of %1.</source>
        <translation>Kundentauglich: nennt niemanden, n = %1. %2&#xa0;Perzentil nach mittlerem Rang: %3 darunter und die Hälfte von %4 gleichen, von %1.</translation>
    </message>
    <message numerus="yes">
        <source>Half of the %Ln account(s) seen to day %1 have %2 or more.</source>
        <translation>
            <numerusform>Die Hälfte von %Ln bis Tag %1 beobachteten Kunden hat %2 oder mehr.</numerusform>
            <numerusform>Die Hälfte der %Ln bis Tag %1 beobachteten Kunden hat %2 oder mehr.</numerusform>
        </translation>
    </message>
    <message>
        <source>Customer-safe: names no one. Mark an account to see where it stands.</source>
        <translation>Kundentauglich: nennt niemanden. Einen Kunden markieren, um zu sehen, wo er steht.</translation>
    </message>
    <message>
        <source>%1 of the %2 accounts of this book stand in the lowest quarter of the others.</source>
        <translation>%1 der %2 Kunden dieses Bestands liegen im untersten Viertel der anderen.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>Time to a milestone</source>
        <translation>Zeit bis zu einem Meilenstein</translation>
    </message>
    <message>
        <source>No milestone is switched on, so there is nothing to reach.</source>
        <translation>Kein Meilenstein ist eingeschaltet, also gibt es nichts zu erreichen.</translation>
    </message>
    <message>
        <source>By start quarter</source>
        <translation>Nach Startquartal</translation>
    </message>
    <message>
        <source>No milestone is switched on.</source>
        <translation>Kein Meilenstein ist eingeschaltet.</translation>
    </message>
    <message>
        <source>%1, week %2</source>
        <translation>%1, Woche %2</translation>
    </message>
    <message>
        <source>, by %1</source>
        <translation>, nach %1</translation>
    </message>
    <message>
        <source>% reached by week since start</source>
        <translation>% nach Wochen seit Beginn</translation>
    </message>
    <message>
        <source>% reached by week%1</source>
        <translation>% nach Wochen%1</translation>
    </message>
    <message>
        <source>cumulative incidence, churn competing</source>
        <translation>kumulative Inzidenz, Abwanderung konkurriert</translation>
    </message>
    <message>
        <source>band 95 % for %1</source>
        <translation>Band 95&#xa0;% für %1</translation>
    </message>
    <message>
        <source>the %1 largest of %2 are drawn</source>
        <translation>die %1 größten von %2 sind gezeichnet</translation>
    </message>
    <message>
        <source>by today&apos;s values</source>
        <translation>nach heutigen Werten</translation>
    </message>
    <message>
        <source>No account that has started may reach it.</source>
        <translation>Kein begonnener Kunde darf ihn erreichen.</translation>
    </message>
    <message>
        <source>First spells, from start to the milestone (Aalen–Johansen); groups are those known at the start. Dotted where fewer than 10 are left.</source>
        <translation>Erste Zeiträume, von Beginn bis zum Meilenstein (Aalen–Johansen); Gruppen, wie zu Beginn bekannt. Gepunktet, wo weniger als 10 übrig sind.</translation>
    </message>
    <message>
        <source>“%1” by start quarter, % reached by month</source>
        <translation>„%1“ nach Startquartal, % nach Monaten</translation>
    </message>
    <message>
        <source>No account has started yet.</source>
        <translation>Noch kein Kunde hat begonnen.</translation>
    </message>
    <message>
        <source>A month of 30.4375 days is shown once it is over for everybody who started in the quarter.</source>
        <translation>Ein Monat von 30,4375&#xa0;Tagen erscheint, sobald er für alle vorbei ist, die in dem Quartal begannen.</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1, nach %2</translation>
    </message>
    <message>
        <source>by today&apos;s values where no history says</source>
        <translation>nach heutigen Werten, wo kein Verlauf bekannt ist</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>accounts</source>
        <translation>Kunden</translation>
    </message>
</context>
<context>
    <name>milepost::ui::BookBriefs</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Briefs</source>
        <translation>Unterlagen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>the customer</source>
        <translation>den Kunden</translation>
    </message>
    <message>
        <source>ourselves</source>
        <translation>uns selbst</translation>
    </message>
    <message>
        <source>PDF files</source>
        <translation>PDF-Dateien</translation>
    </message>
    <message>
        <source>web pages</source>
        <translation>Webseiten</translation>
    </message>
    <message>
        <source>Written for</source>
        <translation>Geschrieben für</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Als</translation>
    </message>
    <message>
        <source>Folder for the briefs</source>
        <translation>Ordner für die Unterlagen</translation>
    </message>
    <message>
        <source>Brief %1 of %2</source>
        <translation>Unterlage %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln brief(s)</source>
        <translation>
            <numerusform>%Ln Unterlage</numerusform>
            <numerusform>%Ln Unterlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped: %1 written to %2.</source>
        <translation>Angehalten: %1 geschrieben nach %2.</translation>
    </message>
    <message>
        <source>%1 written to %2.</source>
        <translation>%1 geschrieben nach %2.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out: no customer(s) any more.</source>
        <translation>
            <numerusform>%Ln ausgelassen: kein Kunde mehr.</numerusform>
            <numerusform>%Ln ausgelassen: keine Kunden mehr.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out; %1: %2</source>
        <translation>
            <numerusform>%Ln ausgelassen; %1: %2</numerusform>
            <numerusform>%Ln ausgelassen; %1: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milepost::ui::BriefPane</name>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Intern</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Unterlage</translation>
    </message>
    <message>
        <source>For whom the brief is</source>
        <translation>Für wen die Unterlage ist</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>PDF speichern</translation>
    </message>
    <message>
        <source>Save HTML</source>
        <translation>HTML speichern</translation>
    </message>
    <message>
        <source>With risks, the call and notes: not for the customer.</source>
        <translation>Mit Risiken, Einschätzung und Notizen: nicht für den Kunden.</translation>
    </message>
    <message>
        <source>Customer-safe, one page.</source>
        <translation>Kundentauglich, eine Seite.</translation>
    </message>
</context>
<context>
    <name>milepost::ui::BusyLine</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>milepost::ui::Button</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>milepost::ui::CallChoice</name>
    <message>
        <source>Call: %1</source>
        <translation>Einschätzung: %1</translation>
    </message>
    <message>
        <source>No call</source>
        <translation>Keine Einschätzung</translation>
    </message>
</context>
<context>
    <name>milepost::ui::CallEditor</name>
    <message>
        <source>Save the call</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Change the call</source>
        <translation>Einschätzung ändern</translation>
    </message>
    <message>
        <source>Probability, %</source>
        <translation>Wahrscheinlichkeit, %</translation>
    </message>
    <message>
        <source>Upsell</source>
        <translation>Mehrverkauf</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Why: what has changed</source>
        <translation>Warum: was sich geändert hat</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>expected on top, in %1</source>
        <translation>zusätzlich erwartet, in %1</translation>
    </message>
    <message>
        <source>expected on top</source>
        <translation>zusätzlich erwartet</translation>
    </message>
    <message>
        <source>what such calls stand for</source>
        <translation>was solche Einschätzungen bedeuten</translation>
    </message>
</context>
<context>
    <name>milepost::ui::CallPane</name>
    <message>
        <source>Ledger</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Nobody has called it yet.</source>
        <translation>Noch hat es niemand eingeschätzt.</translation>
    </message>
    <message>
        <source>Due %1</source>
        <translation>Fällig %1</translation>
    </message>
    <message>
        <source>Due %1, %2</source>
        <translation>Fällig %1, %2</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Einschätzung</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>Last call</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>probability: where it is from</comment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>T-%1 %2</source>
        <comment>checkpoint and its day</comment>
        <translation>T-%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln Änderung</numerusform>
            <numerusform>%Ln Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>No renewal is selected</source>
        <translation>Keine Verlängerung ist gewählt</translation>
    </message>
    <message>
        <source>It is closed: what became of it is known</source>
        <translation>Sie ist abgeschlossen: Ihr Ausgang ist bekannt</translation>
    </message>
    <message>
        <source>There is nothing to write to</source>
        <translation>Es gibt nichts, worein sich schreiben lässt</translation>
    </message>
</context>
<context>
    <name>milepost::ui::CategoryBars</name>
    <message>
        <source>Progress by category: %1</source>
        <translation>Fortschritt nach Kategorie: %1</translation>
    </message>
</context>
<context>
    <name>milepost::ui::ChartPane</name>
    <message>
        <source>As table</source>
        <translation>Als Tabelle</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Write the figures to a file</source>
        <translation>Die Zahlen in eine Datei schreiben</translation>
    </message>
    <message>
        <source>How it was counted, and what was left out</source>
        <translation>Wie gezählt wurde und was nicht dabei ist</translation>
    </message>
    <message>
        <source>As chart</source>
        <translation>Als Diagramm</translation>
    </message>
</context>
<context>
    <name>milepost::ui::ChartTableView</name>
    <message>
        <source>The chart as a table</source>
        <translation>Das Diagramm als Tabelle</translation>
    </message>
</context>
<context>
    <name>milepost::ui::ClaimsPane</name>
    <message>
        <source>What is often said</source>
        <translation>Was oft gesagt wird</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Hypotheses, not findings: each is put to your own accounts the same way as a milestone is, alive on the landmark and counted from then on.</source>
        <translation>Hypothesen, keine Befunde: Jede wird an den eigenen Kunden so geprüft wie ein Meilenstein, unter den am Stichtag aktiven und ab da gezählt.</translation>
    </message>
    <message>
        <source>Where accounts stop on the way</source>
        <translation>Wo Kunden unterwegs stehen bleiben</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>Prüfung läuft</translation>
    </message>
    <message>
        <source>Fewer than two milestones have been reached by anybody.</source>
        <translation>Weniger als zwei Meilensteine wurden je erreicht.</translation>
    </message>
    <message>
        <source>Export the claims</source>
        <translation>Die Behauptungen exportieren</translation>
    </message>
    <message>
        <source>claims</source>
        <translation>behauptungen</translation>
    </message>
</context>
<context>
    <name>milepost::ui::CommandPalette</name>
    <message>
        <source>Everything there is</source>
        <translation>Alles, was es gibt</translation>
    </message>
    <message>
        <source>Do, go, filter or find an account</source>
        <translation>Tun, gehen, filtern oder einen Kunden finden</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>wählen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>run</source>
        <translation>ausführen</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Enter</translation>
    </message>
    <message>
        <source>run and stay</source>
        <translation>ausführen und bleiben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln action(s)</source>
        <translation>
            <numerusform>%Ln Aktion</numerusform>
            <numerusform>%Ln Aktionen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milepost::ui::CompareModel</name>
    <message>
        <source>Milestones reached at this tenure</source>
        <translation>Bei dieser Laufzeit erreichte Meilensteine</translation>
    </message>
    <message>
        <source>Occurrences at this tenure</source>
        <translation>Vorkommen bei dieser Laufzeit</translation>
    </message>
    <message>
        <source>Occurrences in the last 180 days</source>
        <translation>Vorkommen in den letzten 180&#xa0;Tagen</translation>
    </message>
    <message>
        <source>Days to %1</source>
        <translation>Tage bis %1</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>This account</source>
        <translation>Dieser Kunde</translation>
    </message>
    <message>
        <source>Among peers</source>
        <translation>In der Gruppe</translation>
    </message>
    <message>
        <source>Lower quartile</source>
        <translation>Unteres Quartil</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Upper quartile</source>
        <translation>Oberes Quartil</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>Gruppe</translation>
    </message>
</context>
<context>
    <name>milepost::ui::CompareTab</name>
    <message>
        <source>In words</source>
        <translation>In Worten</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Benchmarks</source>
        <translation>Benchmarks</translation>
    </message>
    <message>
        <source>This account under other measures, tenures and segments</source>
        <translation>Dieser Kunde mit anderem Maß, anderer Laufzeit und anderem Segment</translation>
    </message>
    <message>
        <source>Measure by measure</source>
        <translation>Maß für Maß</translation>
    </message>
    <message>
        <source>Comparison with peers</source>
        <translation>Vergleich mit der Vergleichsgruppe</translation>
    </message>
    <message>
        <source>%1, on day %2</source>
        <translation>%1, am Tag %2</translation>
    </message>
    <message>
        <source>Not enough peers on any rung.</source>
        <translation>Auf jeder Stufe zu kleine Vergleichsgruppe.</translation>
    </message>
</context>
<context>
    <name>milepost::ui::CostForm</name>
    <message>
        <source>Add cost</source>
        <translation>Kosten hinzufügen</translation>
    </message>
    <message>
        <source>What it cost</source>
        <translation>Was es gekostet hat</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>Fällig am</translation>
    </message>
    <message>
        <source>first day</source>
        <translation>erster Tag</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>It counts in full on this day. Left out: on the first day of the period</source>
        <translation>Zählt ganz an diesem Tag. Leer: am ersten Tag des Zeitraums</translation>
    </message>
    <message>
        <source>due on</source>
        <translation>fällig am</translation>
    </message>
    <message>
        <source>A cost of “%1”</source>
        <translation>Kosten von „%1“</translation>
    </message>
    <message>
        <source>A cost for “%1”</source>
        <translation>Neue Kosten für „%1“</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>amount in %1</source>
        <translation>Betrag in %1</translation>
    </message>
    <message>
        <source>an hour costs</source>
        <translation>eine Stunde kostet</translation>
    </message>
    <message>
        <source>Say what it cost: “Moving the data”.</source>
        <translation>Sagen, was gekostet hat: „Umzug der Daten“.</translation>
    </message>
    <message>
        <source>Say what an hour costs: choose a number beside “an hour costs”.</source>
        <translation>Sagen, was eine Stunde kostet: neben „eine Stunde kostet“ eine Zahl wählen.</translation>
    </message>
</context>
<context>
    <name>milepost::ui::CumulativeChart</name>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>value %1 (%2–%3)</source>
        <translation>Nutzen %1 (%2–%3)</translation>
    </message>
    <message>
        <source>cost %1</source>
        <translation>Kosten %1</translation>
    </message>
</context>
<context>
    <name>milepost::ui::CurveChart</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>wk %1</source>
        <translation>Wo.&#xa0;%1</translation>
    </message>
    <message>
        <source>week %1</source>
        <translation>Woche %1</translation>
    </message>
    <message>
        <source>day %1</source>
        <translation>Tag %1</translation>
    </message>
    <message>
        <source> (%1–%2)</source>
        <translation> (%1–%2)</translation>
    </message>
</context>
<context>
    <name>milepost::ui::DefinitionTab</name>
    <message>
        <source>Required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>How it is measured</source>
        <translation>Wie gemessen wird</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Target window in days from the start</source>
        <translation>Zielfrist in Tagen ab Beginn</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmal</translation>
    </message>
    <message>
        <source>every </source>
        <translation>alle </translation>
    </message>
    <message>
        <source>Due again after so many days</source>
        <translation>Nach so vielen Tagen wieder fällig</translation>
    </message>
    <message>
        <source>Target window</source>
        <translation>Zielfrist</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholt sich</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Journey stage</source>
        <translation>Phase der Reise</translation>
    </message>
    <message>
        <source>Category and stage</source>
        <translation>Kategorie und Phase</translation>
    </message>
    <message>
        <source>Pillar</source>
        <translation>Säule</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Pillar and kind</source>
        <translation>Säule und Art</translation>
    </message>
    <message>
        <source>Who answers for it</source>
        <translation>Wer verantwortlich ist</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>every account; or a filter: plan:enterprise seats&gt;50</source>
        <translation>alle Kunden; oder ein Filter: plan:enterprise seats&gt;50</translation>
    </message>
    <message>
        <source>Applies to</source>
        <translation>Gilt für</translation>
    </message>
    <message>
        <source>Review date</source>
        <translation>Datum der Überprüfung</translation>
    </message>
    <message>
        <source>Has a review date</source>
        <translation>Hat ein Datum der Überprüfung</translation>
    </message>
    <message>
        <source>Next review</source>
        <translation>Nächste Überprüfung</translation>
    </message>
    <message>
        <source>Revenue or cost implication</source>
        <translation>Wirkung auf Umsatz oder Kosten</translation>
    </message>
    <message>
        <source>Expansion offer</source>
        <translation>Angebot zum Ausbau</translation>
    </message>
    <message>
        <source>Advocacy ask</source>
        <translation>Bitte um Fürsprache</translation>
    </message>
    <message>
        <source>Why it matters</source>
        <translation>Warum er zählt</translation>
    </message>
    <message>
        <source>What to say when it is reached</source>
        <translation>Was zu sagen ist, wenn er erreicht ist</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Strg+S</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln account(s)</source>
        <translation>
            <numerusform>%1 von %Ln Kunden</numerusform>
            <numerusform>%1 von %Ln Kunden</numerusform>
        </translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>Schlüssel %1</translation>
    </message>
    <message>
        <source>A milestone needs a title.</source>
        <translation>Ein Meilenstein braucht einen Titel.</translation>
    </message>
    <message>
        <source>“Applies to” cannot be read.</source>
        <translation>„Gilt für“ ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Makes version %1, in force from today; the one before stays in History.</source>
        <translation>Ergibt Version %1, ab heute gültig; die vorige bleibt unter „Versionen“.</translation>
    </message>
</context>
<context>
    <name>milepost::ui::DiscoveryPane</name>
    <message>
        <source>%1 (%2–%3)</source>
        <translation>%1 (%2–%3)</translation>
    </message>
    <message>
        <source>What they did early</source>
        <translation>Was sie früh taten</translation>
    </message>
    <message>
        <source>≥ %1×</source>
        <translation>≥&#xa0;%1×</translation>
    </message>
    <message>
        <source>milestone</source>
        <translation>Meilenstein</translation>
    </message>
    <message>
        <source>Stayed, %</source>
        <translation>Geblieben, %</translation>
    </message>
    <message>
        <source>Left, %</source>
        <translation>Gegangen, %</translation>
    </message>
    <message>
        <source>Phi</source>
        <translation>Phi</translation>
    </message>
    <message>
        <source>q</source>
        <translation>q</translation>
    </message>
    <message>
        <source>&lt; 0.001</source>
        <translation>&lt; 0,001</translation>
    </message>
    <message>
        <source>Parts on day</source>
        <translation>Trennt am Tag</translation>
    </message>
    <message>
        <source>Find milestones</source>
        <translation>Meilensteine finden</translation>
    </message>
    <message>
        <source>Export cohorts</source>
        <translation>Kohorten exportieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>What accounts that stayed did in their first days, and those that left did not.</source>
        <translation>Was gebliebene Kunden in ihren ersten Tagen taten und gegangene nicht.</translation>
    </message>
    <message>
        <source>What goes with staying, surest first</source>
        <translation>Was mit dem Bleiben einhergeht, Sicherstes zuerst</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Vergleich läuft</translation>
    </message>
    <message>
        <source>Stayed</source>
        <translation>Geblieben</translation>
    </message>
    <message>
        <source>Behaviour of</source>
        <translation>Verhalten der</translation>
    </message>
    <message>
        <source>Long first terms</source>
        <translation>Lange Erstlaufzeit</translation>
    </message>
    <message>
        <source>Make a draft milestone</source>
        <translation>Entwurf anlegen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 oder mehr</translation>
    </message>
    <message>
        <source>the first %1</source>
        <translation>ersten %1</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>taken in</source>
        <translation>einbezogen</translation>
    </message>
    <message>
        <source>Accounts whose first contract runs past the split cannot leave before it.</source>
        <translation>Kunden, deren erster Vertrag über die Trennung hinausreicht, können vorher nicht gehen.</translation>
    </message>
    <message>
        <source>%1 stayed, %2 left</source>
        <translation>%1 geblieben, %2 gegangen</translation>
    </message>
    <message>
        <source>%1 too young</source>
        <translation>%1 zu jung</translation>
    </message>
    <message>
        <source>%1 bound by their first term</source>
        <translation>%1 durch die Erstlaufzeit gebunden</translation>
    </message>
    <message>
        <source>%1 gone within the first days</source>
        <translation>%1 in den ersten Tagen gegangen</translation>
    </message>
    <message>
        <source>%1 not recorded from their start</source>
        <translation>%1 nicht von Beginn an aufgezeichnet</translation>
    </message>
    <message>
        <source>Too few to compare: %1 accounts stayed for %2 days and %3 left before, and each side needs 20. Another split, or taking in long first terms, may help.</source>
        <translation>Zu wenige zum Vergleich: %1 Kunden blieben %2&#xa0;Tage, %3 gingen vorher, und jede Seite braucht 20. Eine andere Trennung oder das Einbeziehen langer Erstlaufzeiten kann helfen.</translation>
    </message>
    <message>
        <source>Findings are ranked by how sure they are, corrected for how many were looked at.</source>
        <translation>Befunde sind nach Sicherheit geordnet, korrigiert um die Zahl der Prüfungen.</translation>
    </message>
    <message>
        <source>Association, not proof. Shares are cross-fitted: the threshold is chosen on four fifths of the accounts and counted on the fifth.</source>
        <translation>Zusammenhang, kein Beweis. Anteile sind kreuzgeprüft: Die Schwelle wird an vier Fünfteln der Kunden gewählt und am letzten Fünftel gezählt.</translation>
    </message>
    <message>
        <source>Of those who did it, %1 stayed; it was done by %2 of those who stayed and %3 of those who left did without.</source>
        <translation>Von denen, die es taten, blieben %1; von den Gebliebenen taten es %2, von den Gegangenen %3.</translation>
    </message>
    <message>
        <source>There is already a milestone for it.</source>
        <translation>Dafür gibt es schon einen Meilenstein.</translation>
    </message>
    <message>
        <source>Nothing is known of it that a rule could be made from.</source>
        <translation>Darüber ist nichts bekannt, woraus sich eine Regel machen ließe.</translation>
    </message>
    <message>
        <source>Export both cohorts</source>
        <translation>Beide Kohorten exportieren</translation>
    </message>
    <message>
        <source>cohorts</source>
        <translation>kohorten</translation>
    </message>
</context>
<context>
    <name>milepost::ui::DistributionChart</name>
    <message>
        <source>quartiles %1, %2 and %3</source>
        <translation>Quartile %1, %2 und %3</translation>
    </message>
    <message>
        <source>median %1</source>
        <translation>Median %1</translation>
    </message>
    <message>
        <source>P25 %1</source>
        <translation>P25 %1</translation>
    </message>
    <message>
        <source>P75 %1</source>
        <translation>P75 %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln account(s)</source>
        <translation>
            <numerusform>%1: %Ln Kunde</numerusform>
            <numerusform>%1: %Ln Kunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milepost::ui::EmailComposer</name>
    <message>
        <source>Celebration</source>
        <translation>Glückwunsch</translation>
    </message>
    <message>
        <source>Check-in</source>
        <translation>Nachfrage</translation>
    </message>
    <message>
        <source>Digest of the week</source>
        <translation>Rückblick auf die Woche</translation>
    </message>
    <message>
        <source>Digest of the month</source>
        <translation>Rückblick auf den Monat</translation>
    </message>
    <message>
        <source>Announcement for their team</source>
        <translation>Mitteilung für das Team des Kunden</translation>
    </message>
    <message>
        <source>Text to share</source>
        <translation>Text zum Weitergeben</translation>
    </message>
    <message>
        <source>Open in mail program</source>
        <translation>Im Mailprogramm öffnen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save as draft…</source>
        <translation>Als Entwurf speichern …</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>No milestone has been reached yet: there is nothing to celebrate or to share.</source>
        <translation>Noch ist kein Meilenstein erreicht: Es gibt nichts zu feiern oder weiterzugeben.</translation>
    </message>
    <message>
        <source>No address is known: the mail program will ask</source>
        <translation>Keine Adresse bekannt: Das Mailprogramm fragt danach</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>An %1</translation>
    </message>
    <message>
        <source>Handed to the mail program; nothing is sent from here</source>
        <translation>An das Mailprogramm übergeben; von hier wird nichts gesendet</translation>
    </message>
    <message>
        <source>No mail program took it. Copy the text, or save it as a draft.</source>
        <translation>Kein Mailprogramm hat sie angenommen. Den Text kopieren oder als Entwurf speichern.</translation>
    </message>
    <message>
        <source>Subject and text copied</source>
        <translation>Betreff und Text kopiert</translation>
    </message>
    <message>
        <source>Save as draft</source>
        <translation>Als Entwurf speichern</translation>
    </message>
    <message>
        <source>Mails (*.eml)</source>
        <translation>Mails (*.eml)</translation>
    </message>
    <message>
        <source>Saved as %1; mail programs open it as a draft</source>
        <translation>Gespeichert als %1; Mailprogramme öffnen es als Entwurf</translation>
    </message>
</context>
<context>
    <name>milepost::ui::EvidenceFigures</name>
    <message>
        <source>%1–%2</source>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Reached it</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <source>Show these accounts</source>
        <translation>Diese Kunden anzeigen</translation>
    </message>
    <message>
        <source>Difference, landmarked</source>
        <translation>Differenz ab Stichtag</translation>
    </message>
    <message>
        <source>Difference, naive</source>
        <translation>Differenz, naiv</translation>
    </message>
    <message>
        <source>Ratio, landmarked</source>
        <translation>Verhältnis ab Stichtag</translation>
    </message>
    <message>
        <source>Ratio, naive</source>
        <translation>Verhältnis, naiv</translation>
    </message>
    <message>
        <source>Hazard ratio (Cox)</source>
        <translation>Hazard-Ratio (Cox)</translation>
    </message>
    <message>
        <source>After day %1</source>
        <translation>Nach Tag %1</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Grew</source>
        <translation>Gewachsen</translation>
    </message>
    <message>
        <source>Churned</source>
        <translation>Abgewandert</translation>
    </message>
    <message>
        <source>By day %1, %</source>
        <translation>Bis Tag %1, %</translation>
    </message>
    <message>
        <source>Kept to %1, %</source>
        <translation>Da bis %1, %</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>pts</source>
        <translation>Pkt.</translation>
    </message>
</context>
<context>
    <name>milepost::ui::ExplanationModel</name>
    <message>
        <source>Value to date, agreed or not</source>
        <translation>Nutzen bis heute, vereinbart oder nicht</translation>
    </message>
    <message>
        <source>What rounding down to whole hours takes</source>
        <translation>Was das Abrunden auf ganze Stunden nimmt</translation>
    </message>
    <message>
        <source>%1, open</source>
        <translation>%1, offen</translation>
    </message>
    <message>
        <source>%1, closed</source>
        <translation>%1, geschlossen</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Woher es kommt</translation>
    </message>
    <message>
        <source>Occurrences</source>
        <translation>Vorkommen</translation>
    </message>
    <message>
        <source>Worth, %1</source>
        <translation>Wert, %1</translation>
    </message>
</context>
<context>
    <name>milepost::ui::FilterEdit</name>
    <message>
        <source>Search or filter</source>
        <translation>Suchen oder filtern</translation>
    </message>
</context>
<context>
    <name>milepost::ui::HeatMap</name>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>– month not over yet</source>
        <translation>– Monat noch nicht vorbei</translation>
    </message>
</context>
<context>
    <name>milepost::ui::ImportPane</name>
    <message>
        <source>comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Nothing is written until you import. An empty or shrunken file never deletes anything.</source>
        <translation>Bis zum Import wird nichts geschrieben. Eine leere oder kürzere Datei löscht nie etwas.</translation>
    </message>
    <message>
        <source>Previous file</source>
        <translation>Vorige Datei</translation>
    </message>
    <message>
        <source>Next file</source>
        <translation>Nächste Datei</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei importieren</numerusform>
            <numerusform>%Ln Dateien importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the first rows …</source>
        <translation>Erste Zeilen werden gelesen …</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>recognised as %1</source>
        <translation>erkannt als %1</translation>
    </message>
    <message>
        <source>about %1 rows</source>
        <translation>etwa %1 Zeilen</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON-Zeilen</translation>
    </message>
    <message>
        <source>Still needed: %1.</source>
        <translation>Noch nötig: %1.</translation>
    </message>
    <message>
        <source>Choose the columns that fill them.</source>
        <translation>Die Spalten dafür wählen.</translation>
    </message>
    <message>
        <source>Please say how to read this.</source>
        <translation>Bitte angeben, wie das zu lesen ist.</translation>
    </message>
    <message>
        <source>Milepost does not guess: answer below, or nothing of it is taken.</source>
        <translation>Milepost rät nicht: unten antworten, sonst wird nichts davon übernommen.</translation>
    </message>
    <message>
        <source>Please look.</source>
        <translation>Bitte ansehen.</translation>
    </message>
    <message>
        <source>Dry run:</source>
        <translation>Probelauf:</translation>
    </message>
    <message>
        <source>%1. Nothing was stored.</source>
        <translation>%1. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Mapping saved.</source>
        <translation>Zuordnung gespeichert.</translation>
    </message>
    <message>
        <source>Files with the same columns will be read like this.</source>
        <translation>Dateien mit denselben Spalten werden so gelesen.</translation>
    </message>
    <message>
        <source>Please say when this file was made.</source>
        <translation>Bitte angeben, von wann diese Datei ist.</translation>
    </message>
    <message>
        <source>It says how long, not since when: its dates are counted back from that day.</source>
        <translation>Sie nennt Dauern, keine Tage: Von diesem Tag wird zurückgezählt.</translation>
    </message>
    <message>
        <source>It says who left, not when.</source>
        <translation>Sie nennt, wer abgewandert ist, nicht wann.</translation>
    </message>
    <message>
        <source>State that day, or they count as churned without one and are in no analysis over time.</source>
        <translation>Den Tag angeben; sonst gelten sie ohne Tag als abgewandert und fehlen in jeder Auswertung über die Zeit.</translation>
    </message>
</context>
<context>
    <name>milepost::ui::Inspector</name>
    <message>
        <source>Account inspector</source>
        <translation>Detailbereich zum Kunden</translation>
    </message>
    <message>
        <source>No account is selected.</source>
        <translation>Kein Kunde ist gewählt.</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>Signale</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>ARR, %1</source>
        <translation>ARR, %1</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>Verlängerung</translation>
    </message>
    <message>
        <source>Renewal, %1 d</source>
        <translation>Verl., %1&#xa0;T</translation>
    </message>
    <message>
        <source>At stake, %1</source>
        <translation>Einsatz, %1</translation>
    </message>
    <message>
        <source>%1 · %2 in 12 weeks</source>
        <translation>%1 · %2 in 12&#xa0;Wochen</translation>
    </message>
    <message>
        <source>No pillar has data yet.</source>
        <translation>Noch keine Säule hat Daten.</translation>
    </message>
    <message>
        <source>They add up to %1; %2.</source>
        <translation>Zusammen %1; %2.</translation>
    </message>
    <message>
        <source>They add up to %1.</source>
        <translation>Zusammen %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln milestone(s)</source>
        <translation>
            <numerusform>%1 von %Ln Meilenstein</numerusform>
            <numerusform>%1 von %Ln Meilensteinen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 d</source>
        <translation>%1 %2&#xa0;T</translation>
    </message>
    <message>
        <source>Next %1</source>
        <translation>Als Nächstes %1</translation>
    </message>
</context>
<context>
    <name>milepost::ui::KeysPanel</name>
    <message>
        <source>On accounts</source>
        <translation>Für Kunden</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Moving and looking</source>
        <translation>Bewegen und Ansehen</translation>
    </message>
    <message>
        <source>Editing</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Milepost</source>
        <translation>Milepost</translation>
    </message>
    <message>
        <source>Keys without Ctrl or Alt</source>
        <translation>Tasten ohne Strg oder Alt</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Eine Aktion finden</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>“Change” waits for new keys; Backspace takes them away.</source>
        <translation>„Ändern“ wartet auf neue Tasten; die Rücktaste entfernt sie.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Keys of %1: %2</source>
        <translation>Tasten von %1: %2</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Neue Tasten</translation>
    </message>
    <message>
        <source>These keys already belong to “%1”. Nothing was changed.</source>
        <translation>Diese Tasten gehören schon zu „%1“. Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>milepost::ui::LadderHeader</name>
    <message>
        <source>now %1</source>
        <translation>jetzt %1</translation>
    </message>
</context>
<context>
    <name>milepost::ui::LadderModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>by wk %1</source>
        <translation>bis Wo.&#xa0;%1</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln time(s)</source>
        <translation>
            <numerusform>%1 · %Ln Mal</numerusform>
            <numerusform>%1 · %Ln Mal</numerusform>
        </translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>Meilenstein</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
</context>
<context>
    <name>milepost::ui::LadderTable</name>
    <message>
        <source>Peer ladder, first with enough is used</source>
        <translation>Leiter, erste mit genug Kunden gilt</translation>
    </message>
    <message>
        <source>%1, used</source>
        <translation>%1, gilt</translation>
    </message>
    <message>
        <source>used</source>
        <translation>gilt</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Among them</source>
        <translation>Unter ihnen</translation>
    </message>
    <message>
        <source>Pct</source>
        <translation>Perz.</translation>
    </message>
    <message>
        <source>P25 · median · P75</source>
        <translation>P25 · Median · P75</translation>
    </message>
    <message>
        <source>Peer ladder</source>
        <translation>Vergleichsleiter</translation>
    </message>
</context>
<context>
    <name>milepost::ui::LedgerList</name>
    <message numerus="yes">
        <source>and %Ln earlier</source>
        <translation>
            <numerusform>und %Ln frühere</numerusform>
            <numerusform>und %Ln frühere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>milepost::ui::LineForm</name>
    <message>
        <source>What it saves</source>
        <translation>Was es spart</translation>
    </message>
    <message>
        <source>Name of the event</source>
        <translation>Name des Ereignisses</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>Share due to us</source>
        <translation>Anteil durch uns</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Zählt</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>Meilenstein</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Add line</source>
        <translation>Zeile hinzufügen</translation>
    </message>
    <message>
        <source>Each saves</source>
        <translation>Spart jeweils</translation>
    </message>
    <message>
        <source>a milestone</source>
        <translation>einen Meilenstein</translation>
    </message>
    <message>
        <source>an event</source>
        <translation>ein Ereignis</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>money</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>A line for “%1”</source>
        <translation>Eine Zeile für „%1“</translation>
    </message>
    <message>
        <source>Make the model</source>
        <translation>Modell anlegen</translation>
    </message>
    <message>
        <source>an hour is worth</source>
        <translation>eine Stunde ist wert</translation>
    </message>
    <message>
        <source>a unit is worth</source>
        <translation>eine Einheit ist wert</translation>
    </message>
    <message>
        <source>Say what it saves: “Reports that make themselves”.</source>
        <translation>Angeben, was es spart: „Berichte, die sich selbst schreiben“.</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Vertrag</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Ersparnis</translation>
    </message>
    <message>
        <source>Without us</source>
        <translation>Ohne uns</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>without us it would have saved</source>
        <translation>ohne uns wären es gewesen</translation>
    </message>
    <message>
        <source>due to us</source>
        <translation>durch uns</translation>
    </message>
    <message>
        <source>A value model and its first line. The subscription counts as its cost.</source>
        <translation>Ein Wertmodell und seine erste Zeile. Als Kosten zählt das Abonnement.</translation>
    </message>
    <message>
        <source>Line %1 of “%2”</source>
        <translation>Zeile %1 von „%2“</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Name the event that is counted, as it comes from the source: “ticket_solved”.</source>
        <translation>Das gezählte Ereignis nennen, wie es aus der Quelle kommt: „ticket_solved“.</translation>
    </message>
    <message>
        <source>The share due to us lies between 0 and 1: 0.85 is 85 %.</source>
        <translation>Der Anteil durch uns liegt zwischen 0 und 1: 0,85 sind 85&#xa0;%.</translation>
    </message>
</context>
<context>
    <name>milepost::ui::MainWindow</name>
    <message>
        <source>Milepost</source>
        <translation>Milepost</translation>
    </message>
    <message>
        <source>%1 – Milepost</source>
        <translation>%1 – Milepost</translation>
    </message>
    <message>
        <source>There is no inspector beside this page</source>
        <translation>Neben dieser Seite gibt es keinen Detailbereich</translation>
    </message>
    <message>
        <source>Reading the portfolio</source>
        <translation>Portfolio wird gelesen</translation>
    </message>
    <message>
        <source>There is no sample portfolio here</source>
        <translation>Hier gibt es kein Beispielportfolio</translation>
    </message>
    <message>
        <source>The sample is for an empty workspace only</source>
        <translation>Das Beispiel gibt es nur im leeren Arbeitsbereich</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s)</source>
        <translation>
            <numerusform>%Ln Kunde</numerusform>
            <numerusform>%Ln Kunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 ARR</source>
        <translation>%1 · %2 ARR</translation>
    </message>
    <message>
        <source>Sample · %1</source>
        <translation>Beispiel · %1</translation>
    </message>
    <message>
        <source>no source connected</source>
        <translation>keine Quelle verbunden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Nichts zu wiederholen</translation>
    </message>
    <message>
        <source>Everything there is</source>
        <translation>Alles, was es gibt</translation>
    </message>
    <message>
        <source>Search or filter</source>
        <translation>Suchen oder filtern</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Detailbereich</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>Nächste Zeile</translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation>Vorige Zeile</translation>
    </message>
    <message>
        <source>Check row</source>
        <translation>Zeile ankreuzen</translation>
    </message>
    <message>
        <source>Clear, or go back</source>
        <translation>Leeren oder zurückgehen</translation>
    </message>
    <message>
        <source>No table shows here.</source>
        <translation>Hier ist keine Tabelle zu sehen.</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>Tabelle exportieren</translation>
    </message>
    <message>
        <source>Copy the table for a spreadsheet</source>
        <translation>Tabelle für eine Tabellenkalkulation kopieren</translation>
    </message>
    <message>
        <source>Fill with the sample portfolio</source>
        <translation>Mit dem Beispielportfolio füllen</translation>
    </message>
    <message>
        <source>Remove the sample portfolio</source>
        <translation>Beispielportfolio entfernen</translation>
    </message>
    <message>
        <source>Keys without Ctrl or Alt</source>
        <translation>Tasten ohne Strg oder Alt</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Theme of the desktop</source>
        <translation>Design des Desktops</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Helles Design</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dunkles Design</translation>
    </message>
    <message>
        <source>High contrast theme</source>
        <translation>Design mit hohem Kontrast</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größere Schrift</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinere Schrift</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>Normale Schriftgröße</translation>
    </message>
    <message>
        <source>Comfortable rows</source>
        <translation>Bequeme Zeilen</translation>
    </message>
    <message>
        <source>On accounts</source>
        <translation>Für Kunden</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>%1 and %2 others</source>
        <translation>%1 und %2 weitere</translation>
    </message>
</context>
<context>
    <name>milepost::ui::MappingDetails</name>
    <message>
        <source>Counted back from</source>
        <translation>Zurückgezählt ab</translation>
    </message>
    <message>
        <source>Every row is</source>
        <translation>Jede Zeile ist</translation>
    </message>
    <message>
        <source>Amounts are in</source>
        <translation>Beträge in</translation>
    </message>
    <message>
        <source>as set</source>
        <translation>wie eingestellt</translation>
    </message>
    <message>
        <source>“%1” is no day; write it as 2026-01-31.</source>
        <translation>„%1“ ist kein Tag; so schreiben: 2026-01-31.</translation>
    </message>
    <message>
        <source>An event has a name.</source>
        <translation>Ein Ereignis hat einen Namen.</translation>
    </message>
    <message>
        <source>“%1” is no currency; write its code, as USD or EUR.</source>
        <translation>„%1“ ist keine Währung; ihr Kürzel schreiben, etwa USD oder EUR.</translation>
    </message>
    <message>
        <source>Who left, left on</source>
        <translation>Abgewandert am</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>milepost::ui::MappingEditor</name>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>ganze Zahl</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>ja oder nein</translation>
    </message>
    <message>
        <source>date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>money</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>one of a list</source>
        <translation>eins aus einer Liste</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>custom field</source>
        <translation>eigenes Feld</translation>
    </message>
    <message>
        <source>property of the event</source>
        <translation>Merkmal des Ereignisses</translation>
    </message>
    <message>
        <source>Column in the file</source>
        <translation>Spalte in der Datei</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>First value</source>
        <translation>Erster Wert</translation>
    </message>
    <message>
        <source>Field for column %1</source>
        <translation>Feld für Spalte %1</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more column(s), read as the mapping file says</source>
        <translation>
            <numerusform>und %Ln weitere Spalte, gelesen wie in der Zuordnungsdatei</numerusform>
            <numerusform>und %Ln weitere Spalten, gelesen wie in der Zuordnungsdatei</numerusform>
        </translation>
    </message>
    <message>
        <source>empty, allowed</source>
        <translation>leer, erlaubt</translation>
    </message>
</context>
<context>
    <name>milepost::ui::MembersTab</name>
    <message>
        <source>Account</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Tarif</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Betreuung</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>On day</source>
        <translation>Am Tag</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Accounts that</source>
        <translation>Kunden, die</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Accounts behind the figure</source>
        <translation>Kunden hinter der Zahl</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s)</source>
        <translation>
            <numerusform>%Ln Kunde</numerusform>
            <numerusform>%Ln Kunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>all (%1)</source>
        <translation>alle (%1)</translation>
    </message>
    <message>
        <source>Export these accounts</source>
        <translation>Diese Kunden exportieren</translation>
    </message>
    <message>
        <source>milestone-accounts</source>
        <translation>meilenstein-kunden</translation>
    </message>
</context>
<context>
    <name>milepost::ui::MilestonePane</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>window</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>repeats after</source>
        <translation>wiederholt sich nach</translation>
    </message>
    <message>
        <source>now required</source>
        <translation>jetzt Pflicht</translation>
    </message>
    <message>
        <source>no longer required</source>
        <translation>nicht mehr Pflicht</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>Betreuung</translation>
    </message>
    <message>
        <source>applies to</source>
        <translation>gilt für</translation>
    </message>
    <message>
        <source>category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>pillar</source>
        <translation>Säule</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>next review</source>
        <translation>nächste Überprüfung</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Parts of the milestone</source>
        <translation>Bereiche des Meilensteins</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>It was switched on after the day that is shown, or it has not been judged yet.</source>
        <translation>Er wurde nach dem angezeigten Tag eingeschaltet oder noch nicht ausgewertet.</translation>
    </message>
    <message>
        <source>This milestone is switched off, so nobody is judged by it. Switch it on to see who has reached it: the whole history counts.</source>
        <translation>Dieser Meilenstein ist ausgeschaltet, also wird niemand daran gemessen. Eingeschaltet zeigt er, wer ihn erreicht hat: Der ganze Verlauf zählt.</translation>
    </message>
    <message>
        <source>required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>no owner</source>
        <translation>niemand verantwortlich</translation>
    </message>
    <message>
        <source>owner %1</source>
        <translation>verantwortlich: %1</translation>
    </message>
    <message>
        <source>version %1 of %2</source>
        <translation>Version %1 von %2</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Reach and evidence</source>
        <translation>Erreichen und Belege</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Nothing to mend.</source>
        <translation>Nichts zu verbessern.</translation>
    </message>
    <message>
        <source>Not checked: it is switched off.</source>
        <translation>Nicht geprüft: ausgeschaltet.</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>from the beginning</source>
        <translation>von Anfang an</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>in Kraft</translation>
    </message>
    <message>
        <source>No version has been kept yet.</source>
        <translation>Noch wurde keine Version behalten.</translation>
    </message>
</context>
<context>
    <name>milepost::ui::MilestoneProgressChart</name>
    <message>
        <source>Milestones over time</source>
        <translation>Meilensteine im Zeitverlauf</translation>
    </message>
    <message>
        <source>Milestones over time: %1</source>
        <translation>Meilensteine im Zeitverlauf: %1</translation>
    </message>
    <message>
        <source>wk %1</source>
        <translation>Wo.&#xa0;%1</translation>
    </message>
    <message>
        <source>week %1</source>
        <translation>Woche %1</translation>
    </message>
    <message numerus="yes">
        <source>%n reached</source>
        <translation>
            <numerusform>%n erreicht</numerusform>
            <numerusform>%n erreicht</numerusform>
        </translation>
    </message>
    <message>
        <source>peers %1 (%2–%3)</source>
        <translation>Vergleich %1 (%2–%3)</translation>
    </message>
</context>
<context>
    <name>milepost::ui::MilestoneSwitches</name>
    <message>
        <source>Milestones that count</source>
        <translation>Meilensteine, die zählen</translation>
    </message>
    <message>
        <source>Find a milestone</source>
        <translation>Einen Meilenstein finden</translation>
    </message>
    <message>
        <source>Choose milestones…</source>
        <translation>Meilensteine wählen …</translation>
    </message>
    <message>
        <source>which ones count</source>
        <translation>welche zählen</translation>
    </message>
    <message>
        <source>%1 reached it</source>
        <translation>erreicht von %1</translation>
    </message>
    <message>
        <source>%1 on: 5 to 10 show progress best</source>
        <translation>%1 ein: 5 bis 10 zeigen Fortschritt am besten</translation>
    </message>
    <message>
        <source>%1 on: fewer are easier to follow</source>
        <translation>%1 ein: weniger sind leichter zu verfolgen</translation>
    </message>
    <message>
        <source>%1 on</source>
        <translation>%1 ein</translation>
    </message>
</context>
<context>
    <name>milepost::ui::MilestoneTable</name>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source> (%1–%2)</source>
        <translation> (%1–%2)</translation>
    </message>
    <message>
        <source> (%1–…)</source>
        <translation> (%1–…)</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>median day, share of churn after it</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>events</source>
        <comment>known from</comment>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>reports</source>
        <comment>known from</comment>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>by hand</source>
        <comment>known from</comment>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>Meilenstein</translation>
    </message>
    <message>
        <source>In window, %</source>
        <translation>In der Frist, %</translation>
    </message>
    <message>
        <source>Median, days</source>
        <translation>Median, Tage</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>Je Monat</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Bindung</translation>
    </message>
    <message>
        <source>Kept more, points</source>
        <translation>Mehr da, Punkte</translation>
    </message>
    <message>
        <source>Achieved</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>Day · churn after</source>
        <translation>Tag · danach gegangen</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Reached within its window, of the accounts whose window is over (Wilson interval)</source>
        <translation>In der Frist erreicht, von den Kunden, deren Frist vorbei ist (Wilson-Intervall)</translation>
    </message>
    <message>
        <source>Half have reached it by this day, churn competing (95 % interval)</source>
        <translation>Bis zu diesem Tag hat ihn die Hälfte, Abwanderung konkurriert (95-%-Intervall)</translation>
    </message>
    <message>
        <source>Achievements per account and month (95 % interval, each account a cluster)</source>
        <translation>Erfolge je Kunde und Monat (95-%-Intervall, jeder Kunde ein Cluster)</translation>
    </message>
    <message>
        <source>Whether reaching it early goes with staying: landmarked, corrected over all milestones</source>
        <translation>Ob frühes Erreichen mit dem Bleiben einhergeht: ab Stichtag, korrigiert über alle Meilensteine</translation>
    </message>
    <message>
        <source>Predictive power: difference of the shares kept between those who had it by the landmark and the others</source>
        <translation>Vorhersagekraft: Differenz der Anteile, die bleiben, zwischen denen mit ihm am Stichtag und den anderen</translation>
    </message>
    <message>
        <source>Achievability: reached within the window</source>
        <translation>Erreichbarkeit: in der Frist erreicht</translation>
    </message>
    <message>
        <source>Timing: day by which half have it, and the share of churn that comes after that day</source>
        <translation>Zeitpunkt: Tag, bis zu dem ihn die Hälfte hat, und Anteil der Abwanderung nach diesem Tag</translation>
    </message>
    <message>
        <source>Measurability: how it comes to be known</source>
        <translation>Messbarkeit: wie er bekannt wird</translation>
    </message>
</context>
<context>
    <name>milepost::ui::MilestonesPage</name>
    <message>
        <source>Computing the evidence</source>
        <translation>Belege werden berechnet</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>Meilensteine</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>Kriterien</translation>
    </message>
    <message>
        <source>What the table shows</source>
        <translation>Was die Tabelle zeigt</translation>
    </message>
    <message>
        <source>Find milestones</source>
        <translation>Neue finden</translation>
    </message>
    <message>
        <source>Catalog check</source>
        <translation>Katalogprüfung</translation>
    </message>
    <message>
        <source>No milestone is switched on, so there is nothing to measure. Begin with five that matter.</source>
        <translation>Kein Meilenstein ist eingeschaltet, also gibt es nichts zu messen. Mit fünf wichtigen beginnen.</translation>
    </message>
    <message>
        <source>Choose milestones…</source>
        <translation>Meilensteine wählen …</translation>
    </message>
    <message>
        <source>What is often said, tested on your data</source>
        <translation>Was oft gesagt wird, an den eigenen Daten geprüft</translation>
    </message>
    <message>
        <source>Edit the milestone</source>
        <translation>Meilenstein bearbeiten</translation>
    </message>
    <message>
        <source>Save the definition</source>
        <translation>Definition speichern</translation>
    </message>
    <message>
        <source>Show milestones that are switched off, or hide them</source>
        <translation>Ausgeschaltete Meilensteine zeigen oder ausblenden</translation>
    </message>
    <message>
        <source>Compare milestones by the four criteria</source>
        <translation>Meilensteine nach den vier Kriterien vergleichen</translation>
    </message>
    <message>
        <source>Part %1 of the milestone</source>
        <translation>Bereich %1 des Meilensteins</translation>
    </message>
    <message>
        <source>%1 on, %2 in the catalog</source>
        <translation>%1 von %2 ein</translation>
    </message>
    <message>
        <source>The catalog</source>
        <translation>Der Katalog</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln other(s): %2</source>
        <translation>
            <numerusform>%1 und %Ln weiterer: %2</numerusform>
            <numerusform>%1 und %Ln weitere: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing to mend.</source>
        <translation>Nichts zu verbessern.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s)</source>
        <translation>
            <numerusform>%Ln Befund</numerusform>
            <numerusform>%Ln Befunde</numerusform>
        </translation>
    </message>
    <message>
        <source>Milestone %1</source>
        <translation>Meilenstein %1</translation>
    </message>
    <message>
        <source>The catalog has it already.</source>
        <translation>Der Katalog hat ihn schon.</translation>
    </message>
    <message>
        <source>milestones</source>
        <translation>meilensteine</translation>
    </message>
</context>
<context>
    <name>milepost::ui::ModelFields</name>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>Applies to</source>
        <translation>Gilt für</translation>
    </message>
    <message>
        <source>all, or plan:Business</source>
        <translation>alle, oder plan:Business</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>2026-01-01</source>
        <translation>2026-01-01</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>2026-12-31</source>
        <translation>2026-12-31</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>applies to</source>
        <translation>gilt für</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>The period that value and cost are counted in. Left out: the contract year that runs</source>
        <translation>Der Zeitraum, in dem Wert und Kosten zählen. Leer: das laufende Vertragsjahr</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>genau</translation>
    </message>
    <message>
        <source>whole hours</source>
        <translation>ganze Stunden</translation>
    </message>
    <message>
        <source>Whole hours: a line&apos;s hours are rounded down before they are worth money</source>
        <translation>Ganze Stunden: Die Stunden einer Zeile werden abgerundet, bevor sie Geld wert sind</translation>
    </message>
    <message>
        <source>Give the model a name.</source>
        <translation>Dem Modell einen Namen geben.</translation>
    </message>
    <message>
        <source>Applies to: %1</source>
        <translation>Gilt für: %1</translation>
    </message>
    <message>
        <source>A period that ends on a day begins on one, too.</source>
        <translation>Ein Zeitraum, der an einem Tag endet, beginnt auch an einem.</translation>
    </message>
    <message>
        <source>The last day (%1) lies before the first (%2).</source>
        <translation>Der letzte Tag (%1) liegt vor dem ersten (%2).</translation>
    </message>
</context>
<context>
    <name>milepost::ui::ModelForm</name>
    <message>
        <source>Keep</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>The value model “%1”</source>
        <translation>Das Wertmodell „%1“</translation>
    </message>
</context>
<context>
    <name>milepost::ui::NotesTab</name>
    <message>
        <source>Write a note. Markdown works.</source>
        <translation>Eine Notiz schreiben. Markdown ist möglich.</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>Neue Notiz</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Notiz speichern</translation>
    </message>
    <message>
        <source>No notes on this account yet.</source>
        <translation>Noch keine Notizen zu diesem Kunden.</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Enter</translation>
    </message>
</context>
<context>
    <name>milepost::ui::NumberSource</name>
    <message>
        <source>%1 from</source>
        <translation>%1 aus</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>a new number</source>
        <translation>neue Zahl</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <comment>assumption, number, unit</comment>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>Low (%1) is not above base (%2).</source>
        <translation>Niedrig (%1) ist nicht über der Basis (%2).</translation>
    </message>
    <message>
        <source>High (%1) is not below base (%2).</source>
        <translation>Hoch (%1) ist nicht unter der Basis (%2).</translation>
    </message>
</context>
<context>
    <name>milepost::ui::PartForm</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Not taken yet.</source>
        <translation>Noch nicht übernommen.</translation>
    </message>
</context>
<context>
    <name>milepost::ui::PastCalls</name>
    <message>
        <source>How past calls turned out</source>
        <translation>Wie frühere Einschätzungen ausgingen</translation>
    </message>
    <message>
        <source>By call</source>
        <translation>Nach Einschätzung</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>Nach Person</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>How past calls are put together</source>
        <translation>Wie frühere Einschätzungen zusammengefasst sind</translation>
    </message>
    <message>
        <source>n %1</source>
        <translation>n %1</translation>
    </message>
    <message>
        <source>renewed, %</source>
        <translation>verlängert, %</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more in the export.</source>
        <translation>
            <numerusform>%Ln weitere im Export.</numerusform>
            <numerusform>%Ln weitere im Export.</numerusform>
        </translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Einschätzung</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Renewed</source>
        <translation>Verlängert</translation>
    </message>
    <message>
        <source>Said, %</source>
        <translation>Gesagt, %</translation>
    </message>
    <message>
        <source>Renewed, %</source>
        <translation>Verlängert, %</translation>
    </message>
    <message>
        <source>Too high by, points</source>
        <translation>Zu hoch um, Punkte</translation>
    </message>
    <message>
        <source>Brier</source>
        <translation>Brier</translation>
    </message>
</context>
<context>
    <name>milepost::ui::PlanTab</name>
    <message>
        <source>No plan is written down. Say which outcome this customer requires, from where, and by when.</source>
        <translation>Kein Plan ist aufgeschrieben. Angeben, welches Ergebnis dieser Kunde braucht, von wo aus und bis wann.</translation>
    </message>
    <message>
        <source>Start a plan</source>
        <translation>Einen Plan beginnen</translation>
    </message>
    <message>
        <source>Not taken yet.</source>
        <translation>Noch nicht übernommen.</translation>
    </message>
    <message>
        <source>2026-03-31</source>
        <translation>2026-03-31</translation>
    </message>
    <message>
        <source>What the customer wants</source>
        <translation>Was der Kunde will</translation>
    </message>
    <message>
        <source>%1, day</source>
        <translation>%1, Tag</translation>
    </message>
    <message>
        <source>Required outcome</source>
        <translation>Nötiges Ergebnis</translation>
    </message>
    <message>
        <source>Appropriate experience</source>
        <translation>Passendes Erlebnis</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Ausgangswert</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Shown by</source>
        <translation>Gezeigt durch</translation>
    </message>
    <message>
        <source>Milestone that shows the outcome</source>
        <translation>Meilenstein, der das Ergebnis zeigt</translation>
    </message>
    <message>
        <source>or confirmed on</source>
        <translation>oder bestätigt am</translation>
    </message>
    <message>
        <source>Outcome confirmed on</source>
        <translation>Ergebnis bestätigt am</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Add step</source>
        <translation>Schritt hinzufügen</translation>
    </message>
    <message>
        <source>Steps of the plan</source>
        <translation>Schritte des Plans</translation>
    </message>
    <message>
        <source>What was heard</source>
        <translation>Was zu hören war</translation>
    </message>
    <message>
        <source>Held on</source>
        <translation>Geführt am</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Mit</translation>
    </message>
    <message>
        <source>Value first realised</source>
        <translation>Erster Nutzen</translation>
    </message>
    <message>
        <source>First big win</source>
        <translation>Erster großer Erfolg</translation>
    </message>
    <message>
        <source>What to celebrate</source>
        <translation>Was zu feiern ist</translation>
    </message>
    <message>
        <source>How success is measured</source>
        <translation>Erfolgsmaß</translation>
    </message>
    <message>
        <source>What was written when</source>
        <translation>Was wann geschrieben wurde</translation>
    </message>
    <message>
        <source>History of the plan</source>
        <translation>Verlauf des Plans</translation>
    </message>
    <message>
        <source>no milestone</source>
        <translation>kein Meilenstein</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>%1 of %2 open</source>
        <translation>%1 von %2 offen</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>The required outcome is not there: a bad fit as it stands.</source>
        <translation>Das nötige Ergebnis ist nicht da: So passt es nicht.</translation>
    </message>
    <message>
        <source>Success gap: %1.</source>
        <translation>Erfolgslücke: %1.</translation>
    </message>
    <message>
        <source>Off course.</source>
        <translation>Vom Kurs ab.</translation>
    </message>
    <message>
        <source>Success gap.</source>
        <translation>Erfolgslücke.</translation>
    </message>
    <message>
        <source>%1: “%2” is no date. Write year, month and day: 2026-03-31.</source>
        <translation>%1: „%2“ ist kein Datum. Jahr, Monat und Tag schreiben: 2026-03-31.</translation>
    </message>
</context>
<context>
    <name>milepost::ui::PortfolioValue</name>
    <message>
        <source>Value of all accounts</source>
        <translation>Nutzen aller Kunden</translation>
    </message>
    <message>
        <source>Value by account</source>
        <translation>Nutzen nach Kunde</translation>
    </message>
    <message>
        <source>No account with a value matches the filter.</source>
        <translation>Kein Kunde mit Nutzen passt zu diesem Filter.</translation>
    </message>
    <message>
        <source>Make a value model</source>
        <translation>Nutzenmodell anlegen</translation>
    </message>
    <message>
        <source>Adding up the value</source>
        <translation>Nutzen wird addiert</translation>
    </message>
    <message>
        <source>No account is here yet, so there is no value to add up. Import accounts under Sources.</source>
        <translation>Noch ist kein Kunde da, also gibt es keinen Nutzen zu addieren. Kunden unter Quellen importieren.</translation>
    </message>
    <message>
        <source>No value model applies to any account yet. A model says what each kind of success is worth, on whose word.</source>
        <translation>Noch gilt kein Nutzenmodell für einen Kunden. Ein Modell sagt, was jede Art von Erfolg wert ist und auf wessen Wort.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) with a model and a price</source>
        <translation>
            <numerusform>%Ln Kunde mit Modell und Preis</numerusform>
            <numerusform>%Ln Kunden mit Modell und Preis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %Ln without</source>
        <translation>
            <numerusform>, %Ln ohne</numerusform>
            <numerusform>, %Ln ohne</numerusform>
        </translation>
    </message>
    <message>
        <source>value-%1</source>
        <translation>nutzen-%1</translation>
    </message>
</context>
<context>
    <name>milepost::ui::PreviewModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>milepost::ui::ProgressTab</name>
    <message>
        <source>Milestones of this account</source>
        <translation>Meilensteine dieses Kunden</translation>
    </message>
    <message>
        <source>Milestones over time</source>
        <translation>Meilensteine im Zeitverlauf</translation>
    </message>
    <message>
        <source>As table</source>
        <translation>Als Tabelle</translation>
    </message>
    <message>
        <source>As chart</source>
        <translation>Als Diagramm</translation>
    </message>
    <message>
        <source>The rows behind it</source>
        <translation>Die Zeilen dahinter</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>Nach Kategorie</translation>
    </message>
    <message>
        <source>Activity, for contrast</source>
        <translation>Aktivität, zum Vergleich</translation>
    </message>
    <message>
        <source>12 weeks</source>
        <translation>12 Wochen</translation>
    </message>
    <message numerus="yes">
        <source>Milestones over time, against %Ln peer(s)</source>
        <translation>
            <numerusform>Meilensteine gegenüber %Ln Vergleichskunden</numerusform>
            <numerusform>Meilensteine gegenüber %Ln Vergleichskunden</numerusform>
        </translation>
    </message>
    <message>
        <source>unlocks %1</source>
        <translation>öffnet %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>the rows behind it</source>
        <translation>die Zeilen dahinter</translation>
    </message>
    <message>
        <source>Not reached yet.</source>
        <translation>Noch nicht erreicht.</translation>
    </message>
    <message>
        <source>Counts when: %1</source>
        <translation>Zählt, wenn: %1</translation>
    </message>
    <message>
        <source>events in 28 days, against the 28 before</source>
        <translation>Ereignisse, 28&#xa0;Tage und 28 davor</translation>
    </message>
</context>
<context>
    <name>milepost::ui::QuarterStrip</name>
    <message numerus="yes">
        <source>%Ln due</source>
        <translation>
            <numerusform>%Ln fällig</numerusform>
            <numerusform>%Ln fällig</numerusform>
        </translation>
    </message>
    <message>
        <source>calls %1</source>
        <translation>→ %1</translation>
    </message>
    <message>
        <source>kept %1</source>
        <translation>da: %1</translation>
    </message>
    <message>
        <source>forecast %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>no calls yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>machine %1</source>
        <translation>Maschine %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a known amount</source>
        <translation>
            <numerusform>%Ln ohne bekannten Betrag</numerusform>
            <numerusform>%Ln ohne bekannten Betrag</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: what is committed, and best case and at risk on top</source>
        <comment>forecast from to</comment>
        <translation>%1: was zugesagt ist, mit Bestfall und Gefährdetem obendrauf</translation>
    </message>
</context>
<context>
    <name>milepost::ui::QueueItemPane</name>
    <message numerus="yes">
        <source>%Ln seat(s)</source>
        <translation>
            <numerusform>%Ln Platz</numerusform>
            <numerusform>%Ln Plätze</numerusform>
        </translation>
    </message>
    <message>
        <source>AE %1</source>
        <translation>Vertrieb %1</translation>
    </message>
    <message>
        <source>Why now</source>
        <translation>Warum jetzt</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Latest records</source>
        <translation>Neueste Datensätze</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>Meilensteine</translation>
    </message>
    <message>
        <source>Closest next</source>
        <translation>Als Nächstes in Reichweite</translation>
    </message>
    <message>
        <source>At stake</source>
        <translation>Auf dem Spiel</translation>
    </message>
    <message>
        <source>rank %1 of %2</source>
        <translation>Rang %1 von %2</translation>
    </message>
    <message>
        <source>ARR</source>
        <translation>ARR</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Dringlichkeit</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Milestones over time</source>
        <translation>Meilensteine im Zeitverlauf</translation>
    </message>
    <message numerus="yes">
        <source>Milestones against %Ln peer(s)</source>
        <translation>
            <numerusform>Meilensteine gegenüber %Ln Vergleichskunden</numerusform>
            <numerusform>Meilensteine gegenüber %Ln Vergleichskunden</numerusform>
        </translation>
    </message>
    <message>
        <source>by week</source>
        <translation>nach Wochen</translation>
    </message>
    <message>
        <source>%1 of %2 milestones</source>
        <translation>%1 von %2 Meilensteinen</translation>
    </message>
    <message>
        <source>now week %1</source>
        <translation>jetzt Woche %1</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
</context>
<context>
    <name>milepost::ui::ReachTab</name>
    <message>
        <source>By</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Do newer customers get there sooner? % reached by month, by start quarter</source>
        <translation>Sind neuere Kunden schneller? % erreicht nach Monaten, nach Startquartal</translation>
    </message>
    <message>
        <source>Export the figures of the chart</source>
        <translation>Zahlen des Diagramms exportieren</translation>
    </message>
    <message>
        <source>milestone-figures</source>
        <translation>meilenstein-zahlen</translation>
    </message>
    <message>
        <source>Landmark</source>
        <translation>Stichtag</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>Innerhalb</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Dann</translation>
    </message>
    <message>
        <source>exploratory</source>
        <translation>explorativ</translation>
    </message>
    <message>
        <source>Chosen after looking, not declared before: a hint, not a test.</source>
        <translation>Nach dem Hinsehen gewählt, nicht vorab festgelegt: ein Hinweis, keine Prüfung.</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>alle zusammen</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>day %1</source>
        <translation>Tag %1</translation>
    </message>
    <message>
        <source>staying</source>
        <translation>bleiben</translation>
    </message>
    <message>
        <source>expanding</source>
        <translation>ausbauen</translation>
    </message>
    <message numerus="yes">
        <source>Who reached it, % of %Ln account(s)</source>
        <translation>
            <numerusform>Wer ihn erreicht hat, % von %Ln Kunden</numerusform>
            <numerusform>Wer ihn erreicht hat, % von %Ln Kunden</numerusform>
        </translation>
    </message>
    <message>
        <source>half by %1</source>
        <translation>die Hälfte bis %1</translation>
    </message>
    <message>
        <source>fewer than half so far</source>
        <translation>bisher weniger als die Hälfte</translation>
    </message>
    <message>
        <source>the %1 largest of %2 are drawn</source>
        <translation>die %1 größten von %2 sind gezeichnet</translation>
    </message>
    <message>
        <source>by today&apos;s values</source>
        <translation>nach heutigen Werten</translation>
    </message>
    <message>
        <source>No account that has started may reach it, so there is nothing to draw.</source>
        <translation>Kein begonnener Kunde darf ihn erreichen, also gibt es nichts zu zeichnen.</translation>
    </message>
    <message>
        <source>Expanded after day %1, %</source>
        <translation>Nach Tag %1 ausgebaut, %</translation>
    </message>
    <message>
        <source>Kept after day %1, %</source>
        <translation>Nach Tag %1 noch da, %</translation>
    </message>
    <message>
        <source>Does it go with growing?</source>
        <translation>Geht er mit Wachstum einher?</translation>
    </message>
    <message>
        <source>Does it go with staying?</source>
        <translation>Geht er mit dem Bleiben einher?</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence</comment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Comparing all milestones…</source>
        <translation>Alle Meilensteine werden verglichen …</translation>
    </message>
    <message>
        <source>q &lt; 0.001</source>
        <translation>q &lt; 0,001</translation>
    </message>
    <message>
        <source>q = %1</source>
        <translation>q = %1</translation>
    </message>
    <message>
        <source>Association, not proof.</source>
        <translation>Zusammenhang, kein Beweis.</translation>
    </message>
    <message>
        <source>No account has started yet.</source>
        <translation>Noch kein Kunde hat begonnen.</translation>
    </message>
    <message>
        <source>Cumulative incidence with churn competing, at the end of each month of 30.4375 days since start. A month is shown once it is over for everybody who started in the quarter. A trend needs 20 accounts and 10 achievements in each of the quarters compared.</source>
        <translation>Kumulative Inzidenz mit konkurrierender Abwanderung, am Ende jedes Monats von 30,4375&#xa0;Tagen seit Beginn. Ein Monat erscheint, sobald er für alle vorbei ist, die in dem Quartal begannen. Ein Trend braucht in jedem der verglichenen Quartale 20 Kunden und 10 Erfolge.</translation>
    </message>
    <message>
        <source>Reached by day %1</source>
        <translation>Bis Tag %1 erreicht</translation>
    </message>
    <message>
        <source>Not by day %1</source>
        <translation>Bis Tag %1 nicht</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Started in %1</source>
        <translation>Begonnen in %1</translation>
    </message>
</context>
<context>
    <name>milepost::ui::ReadingPane</name>
    <message>
        <source>a message id</source>
        <translation>eine Nachrichten-Id</translation>
    </message>
    <message>
        <source>its id and content</source>
        <translation>Id und Inhalt</translation>
    </message>
    <message>
        <source>how often it occurs</source>
        <translation>die Häufigkeit</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Gelesen als</translation>
    </message>
    <message>
        <source>known by</source>
        <translation>erkannt an</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Datumsformat</translation>
    </message>
    <message>
        <source>decimals</source>
        <translation>Dezimalzeichen</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Preview, as it will be stored</source>
        <translation>Vorschau, wie gespeichert wird</translation>
    </message>
    <message>
        <source>Next of them</source>
        <translation>Nächste davon</translation>
    </message>
    <message>
        <source>First rows as they will be stored</source>
        <translation>Erste Zeilen, wie sie gespeichert werden</translation>
    </message>
    <message>
        <source>as found</source>
        <translation>wie vorgefunden</translation>
    </message>
    <message>
        <source>day first</source>
        <translation>Tag zuerst</translation>
    </message>
    <message>
        <source>month first</source>
        <translation>Monat zuerst</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>point</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>%1, found</source>
        <translation>%1, vorgefunden</translation>
    </message>
    <message>
        <source>nothing yet: no column is chosen</source>
        <translation>noch nichts: keine Spalte ist gewählt</translation>
    </message>
    <message>
        <source>%1 of the first %2 rows would be set aside</source>
        <translation>%1 der ersten %2 Zeilen würden beiseitegelegt</translation>
    </message>
    <message numerus="yes">
        <source>first %Ln row(s), all good</source>
        <translation>
            <numerusform>erste %Ln Zeile, alles gut</numerusform>
            <numerusform>erste %Ln Zeilen, alle gut</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: which of these is “%2”?</source>
        <translation>%1: Was davon ist „%2“?</translation>
    </message>
    <message>
        <source>Nothing of it is taken until you say.</source>
        <translation>Bis zur Antwort wird nichts davon übernommen.</translation>
    </message>
</context>
<context>
    <name>milepost::ui::RejectedRows</name>
    <message>
        <source>Set aside</source>
        <translation>Beiseitegelegt</translation>
    </message>
    <message>
        <source>Mend the mapping</source>
        <translation>Zuordnung ändern</translation>
    </message>
    <message>
        <source>Rows set aside</source>
        <translation>Beiseitegelegte Zeilen</translation>
    </message>
    <message>
        <source>The row, to be corrected</source>
        <translation>Die zu berichtigende Zeile</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Wie sie war</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Enter</translation>
    </message>
    <message numerus="yes">
        <source>Set aside, %Ln row(s)</source>
        <translation>
            <numerusform>Beiseitegelegt, %Ln Zeile</numerusform>
            <numerusform>Beiseitegelegt, %Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>kept, and tried again once mended</source>
        <translation>erhalten, nach der Korrektur erneut versucht</translation>
    </message>
    <message>
        <source>Correct the row and try it again, or mend the mapping for all of them.</source>
        <translation>Die Zeile berichtigen und erneut versuchen oder die Zuordnung für alle ändern.</translation>
    </message>
    <message>
        <source>Reading it …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Still set aside: %1</source>
        <translation>Weiter beiseitegelegt: %1</translation>
    </message>
    <message>
        <source>Row stored: %1</source>
        <translation>Zeile gespeichert: %1</translation>
    </message>
    <message>
        <source>This is about the file as a whole.</source>
        <translation>Das betrifft die Datei als Ganzes.</translation>
    </message>
    <message>
        <source>Only the beginning of this row was kept; correct it in its file.</source>
        <translation>Von dieser Zeile ist nur der Anfang erhalten; in der Datei berichtigen.</translation>
    </message>
    <message>
        <source>This row was kept without its header, so nobody can say what its cells are. Correct it where it came from, or mend the mapping.</source>
        <translation>Diese Zeile wurde ohne ihren Kopf aufbewahrt; niemand kann sagen, was ihre Zellen sind. Am Ursprung berichtigen oder die Zuordnung ändern.</translation>
    </message>
    <message>
        <source>Correct the row beneath its header and try it again, or mend the mapping for all of them.</source>
        <translation>Die Zeile unter ihrer Kopfzeile berichtigen und erneut versuchen oder die Zuordnung für alle ändern.</translation>
    </message>
</context>
<context>
    <name>milepost::ui::RenewalTab</name>
    <message>
        <source>Term ends</source>
        <translation>Laufzeitende</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Last call</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Keep, 0–100 %</source>
        <translation>Bleibt, 0–100&#xa0;%</translation>
    </message>
    <message>
        <source>Called by</source>
        <translation>Pünktlich</translation>
    </message>
    <message>
        <source>No contract of this account has a known end, so nothing is known to come up for renewal.</source>
        <translation>Kein Vertrag dieses Kunden hat ein bekanntes Ende, also steht keine Verlängerung an.</translation>
    </message>
    <message>
        <source>Renewals of the account</source>
        <translation>Verlängerungen des Kunden</translation>
    </message>
    <message>
        <source>The call</source>
        <translation>Die Einschätzung</translation>
    </message>
    <message>
        <source>Change call</source>
        <translation>Einschätzung ändern</translation>
    </message>
    <message numerus="yes">
        <source>%Ln ahead, %1 behind</source>
        <translation>
            <numerusform>%Ln künftig, %1 vergangen</numerusform>
            <numerusform>%Ln künftig, %1 vergangen</numerusform>
        </translation>
    </message>
    <message>
        <source>renewals-of-account</source>
        <translation>verlaengerungen-des-kunden</translation>
    </message>
</context>
<context>
    <name>milepost::ui::RenewalTable</name>
    <message>
        <source> %1 of %2</source>
        <translation> %1 von %2</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>Mittel %1</translation>
    </message>
    <message>
        <source>Decided by %1</source>
        <translation>Entschieden bis %1</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Amount, %1</source>
        <translation>Betrag, %1</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Einschätzung</translation>
    </message>
    <message>
        <source>Keep, 0–100 %</source>
        <translation>Bleibt, 0–100&#xa0;%</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>Called by</source>
        <translation>Pünktlich</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>The day the term ends</source>
        <translation>Der Tag, an dem die Laufzeit endet</translation>
    </message>
    <message>
        <source>What the account pays a year for all that ends on that day</source>
        <translation>Was der Kunde im Jahr für alles zahlt, das an diesem Tag endet</translation>
    </message>
    <message>
        <source>What a person says of it</source>
        <translation>Was eine Person dazu sagt</translation>
    </message>
    <message>
        <source>The probability that it renews: what the call stands for, and the estimate</source>
        <translation>Die Wahrscheinlichkeit der Verlängerung: wofür die Einschätzung steht, und die Schätzung</translation>
    </message>
    <message>
        <source>Estimate less call, in points</source>
        <translation>Schätzung minus Einschätzung, in Punkten</translation>
    </message>
    <message>
        <source>Whether a call was in force 180, 90 and 30 days before the end</source>
        <translation>Ob 180, 90 und 30&#xa0;Tage vor dem Ende eine Einschätzung galt</translation>
    </message>
    <message>
        <source>The day the call was last changed</source>
        <translation>Der Tag der letzten Änderung der Einschätzung</translation>
    </message>
</context>
<context>
    <name>milepost::ui::RenewalsPage</name>
    <message numerus="yes">
        <source>%Ln due in %1</source>
        <translation>
            <numerusform>%Ln fällig in %1</numerusform>
            <numerusform>%Ln fällig in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 due in %3</source>
        <translation>%1 von %2 fällig in %3</translation>
    </message>
    <message>
        <source>GRR</source>
        <translation>GRR</translation>
    </message>
    <message>
        <source>NRR</source>
        <translation>NRR</translation>
    </message>
    <message>
        <source>n %1</source>
        <translation>n %1</translation>
    </message>
    <message>
        <source>upsell expected</source>
        <translation>Mehrverkauf erwartet</translation>
    </message>
    <message>
        <source>without an amount</source>
        <translation>ohne Betrag</translation>
    </message>
    <message>
        <source>Nobody has called a renewal of this quarter yet, so there is no forecast.</source>
        <translation>Noch hat niemand eine Verlängerung dieses Quartals eingeschätzt, also gibt es keine Prognose.</translation>
    </message>
    <message>
        <source>So there is no estimate beside the calls.</source>
        <translation>Also steht keine Schätzung neben den Einschätzungen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln subscription(s) from month to month renew(s|) by themselves and are not here.</source>
        <translation>
            <numerusform>%Ln monatlich kündbarer Vertrag verlängert sich von selbst und ist nicht hier.</numerusform>
            <numerusform>%Ln monatlich kündbare Verträge verlängern sich von selbst und sind nicht hier.</numerusform>
        </translation>
    </message>
    <message>
        <source>Gap: estimate less call, in points. 1–4 or Shift with an arrow moves a card, 0 takes the call back.</source>
        <translation>Lücke: Schätzung minus Einschätzung, in Punkten. 1–4 oder Umschalt mit Pfeil bewegt eine Karte, 0 nimmt die Einschätzung zurück.</translation>
    </message>
    <message>
        <source>Gap: estimate less call, in points; bold from %1.</source>
        <translation>Lücke: Schätzung minus Einschätzung, in Punkten; fett ab %1.</translation>
    </message>
    <message>
        <source>No account has a contract with a known end, so nothing is known to come up for renewal. Subscriptions with the day their term ends bring this page to life.</source>
        <translation>Kein Kunde hat einen Vertrag mit bekanntem Ende, also steht keine Verlängerung an. Verträge mit dem Tag ihres Laufzeitendes füllen diese Seite.</translation>
    </message>
    <message>
        <source>Nothing is due in %1.</source>
        <translation>Nichts ist fällig in %1.</translation>
    </message>
    <message>
        <source>No renewal of %1 matches this filter.</source>
        <translation>Keine Verlängerung in %1 passt zu diesem Filter.</translation>
    </message>
    <message>
        <source>Bring in data</source>
        <translation>Daten holen</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>Dieses Quartal</translation>
    </message>
    <message>
        <source>Show all renewals</source>
        <translation>Alle Verlängerungen anzeigen</translation>
    </message>
    <message>
        <source>No renewal is selected</source>
        <translation>Keine Verlängerung ist gewählt</translation>
    </message>
    <message>
        <source>On the board only; in the table, change the call</source>
        <translation>Nur auf der Tafel; in der Tabelle die Einschätzung ändern</translation>
    </message>
    <message>
        <source>Renewals</source>
        <translation>Renewals</translation>
    </message>
    <message>
        <source>renewals-%1</source>
        <translation>verlaengerungen-%1</translation>
    </message>
    <message>
        <source>Renewals of the quarter</source>
        <translation>Verlängerungen des Quartals</translation>
    </message>
    <message>
        <source>Export how past calls turned out</source>
        <translation>Exportieren, wie frühere Einschätzungen ausgingen</translation>
    </message>
    <message>
        <source>past-calls</source>
        <translation>fruehere-einschaetzungen</translation>
    </message>
    <message>
        <source>Adding up the renewals</source>
        <translation>Verlängerungen werden addiert</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Tafel</translation>
    </message>
    <message>
        <source>How the renewals are shown</source>
        <translation>Wie die Verlängerungen erscheinen</translation>
    </message>
    <message>
        <source>a tick</source>
        <translation>ein Strich</translation>
    </message>
    <message>
        <source>the call’s probability</source>
        <translation>die Wahrscheinlichkeit der Einschätzung</translation>
    </message>
    <message>
        <source>a disc</source>
        <translation>eine Scheibe</translation>
    </message>
    <message>
        <source>machine estimate</source>
        <translation>Schätzung der Maschine</translation>
    </message>
    <message>
        <source>Change call</source>
        <translation>Einschätzung ändern</translation>
    </message>
    <message>
        <source>No renewal is selected.</source>
        <translation>Keine Verlängerung ist gewählt.</translation>
    </message>
    <message>
        <source>Previous quarter</source>
        <translation>Voriges Quartal</translation>
    </message>
    <message>
        <source>Next quarter</source>
        <translation>Nächstes Quartal</translation>
    </message>
    <message>
        <source>Board or table</source>
        <translation>Tafel oder Tabelle</translation>
    </message>
    <message>
        <source>Past calls by call or by person</source>
        <translation>Frühere Einschätzungen nach Einschätzung oder Person</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>PDF speichern</translation>
    </message>
    <message>
        <source>renewal brief</source>
        <translation>Unterlage zur Verlängerung</translation>
    </message>
    <message>
        <source>Save HTML</source>
        <translation>HTML speichern</translation>
    </message>
    <message>
        <source>Brief for the customer or for ourselves</source>
        <translation>Unterlage für den Kunden oder für uns</translation>
    </message>
    <message>
        <source>Take the call back</source>
        <translation>Einschätzung zurücknehmen</translation>
    </message>
    <message>
        <source>Call the card: %1</source>
        <translation>Karte einschätzen: %1</translation>
    </message>
    <message>
        <source>Briefs are being written</source>
        <translation>Unterlagen werden gerade geschrieben</translation>
    </message>
    <message>
        <source>No renewal shows</source>
        <translation>Keine Verlängerung ist zu sehen</translation>
    </message>
    <message>
        <source>Briefs</source>
        <translation>Unterlagen</translation>
    </message>
    <message>
        <source>A brief of every renewal that shows, into a folder</source>
        <translation>Eine Unterlage zu jeder gezeigten Verlängerung, in einen Ordner</translation>
    </message>
    <message>
        <source>Briefs of the renewals that show</source>
        <translation>Unterlagen zu den gezeigten Verlängerungen</translation>
    </message>
    <message>
        <source>into a folder</source>
        <translation>in einen Ordner</translation>
    </message>
</context>
<context>
    <name>milepost::ui::RunPane</name>
    <message>
        <source>Files of this run</source>
        <translation>Dateien dieses Laufs</translation>
    </message>
    <message>
        <source>Odd, and kept</source>
        <translation>Ungewöhnlich, aber behalten</translation>
    </message>
    <message>
        <source>Every row of these files is stored.</source>
        <translation>Jede Zeile dieser Dateien ist gespeichert.</translation>
    </message>
    <message>
        <source>This run stopped.</source>
        <translation>Dieser Lauf wurde angehalten.</translation>
    </message>
    <message>
        <source>This run was cut off.</source>
        <translation>Dieser Lauf wurde unterbrochen.</translation>
    </message>
    <message>
        <source>What it had read is kept; the next one goes on from there.</source>
        <translation>Das Gelesene bleibt; der nächste Lauf macht dort weiter.</translation>
    </message>
    <message>
        <source>Stopped by you.</source>
        <translation>Von Ihnen angehalten.</translation>
    </message>
    <message>
        <source>For example: %1</source>
        <translation>Zum Beispiel: %1</translation>
    </message>
</context>
<context>
    <name>milepost::ui::SetupPane</name>
    <message>
        <source>Set up Milepost</source>
        <translation>Milepost einrichten</translation>
    </message>
    <message>
        <source>Open the sample portfolio</source>
        <translation>Beispielportfolio öffnen</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Umsehen</translation>
    </message>
    <message>
        <source>Connect a source</source>
        <translation>Eine Quelle verbinden</translation>
    </message>
    <message>
        <source>Connect your first source</source>
        <translation>Die erste Quelle verbinden</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Eigener Name</translation>
    </message>
    <message>
        <source>That is me</source>
        <translation>Das bin ich</translation>
    </message>
    <message>
        <source>Say who you are</source>
        <translation>Eigenen Namen angeben</translation>
    </message>
    <message>
        <source>Choose milestones</source>
        <translation>Meilensteine wählen</translation>
    </message>
    <message>
        <source>Switch on 5 to 10 milestones</source>
        <translation>5 bis 10 Meilensteine einschalten</translation>
    </message>
    <message>
        <source>Keys worth knowing</source>
        <translation>Nützliche Tasten</translation>
    </message>
    <message>
        <source>Everything there is</source>
        <translation>Alles, was es gibt</translation>
    </message>
    <message>
        <source>Next, previous</source>
        <translation>Nächste, vorige</translation>
    </message>
    <message>
        <source>Search or filter</source>
        <translation>Suchen oder filtern</translation>
    </message>
    <message>
        <source>Open, back</source>
        <translation>Öffnen, zurück</translation>
    </message>
    <message>
        <source>Go to Accounts</source>
        <translation>Zu den Kunden</translation>
    </message>
    <message>
        <source>Undo anything</source>
        <translation>Alles rückgängig machen</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Detailbereich</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>A sample portfolio of %1 invented accounts is open.</source>
        <translation>Ein Beispielportfolio mit %1 erfundenen Kunden ist geöffnet.</translation>
    </message>
    <message>
        <source>%1 accounts are here.</source>
        <translation>%1 Kunden sind da.</translation>
    </message>
    <message>
        <source>There is nothing to look at yet. 240 invented accounts show what there will be.</source>
        <translation>Noch gibt es nichts zu sehen. 240 erfundene Kunden zeigen, was es geben wird.</translation>
    </message>
    <message>
        <source>A CSV of your accounts and subscriptions, event files, or a folder of them. You see a preview before anything is stored.</source>
        <translation>Eine CSV-Datei mit Kunden und Verträgen, Ereignisdateien oder ein Ordner damit. Vor dem Speichern gibt es eine Vorschau.</translation>
    </message>
    <message>
        <source>No account names an owner, so the queue is everybody&apos;s.</source>
        <translation>Kein Kunde nennt eine Betreuung, also gehört die Liste allen.</translation>
    </message>
    <message>
        <source>So that “Mine” and owner:me know you.</source>
        <translation>Damit „Meine“ und owner:me Sie kennen.</translation>
    </message>
    <message>
        <source>You are %1.</source>
        <translation>Sie sind %1.</translation>
    </message>
    <message numerus="yes">
        <source>Start with few: %Ln are on.</source>
        <translation>
            <numerusform>Mit wenigen beginnen: %Ln ist ein.</numerusform>
            <numerusform>Mit wenigen beginnen: %Ln sind ein.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Strg+K</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Strg+Z</translation>
    </message>
</context>
<context>
    <name>milepost::ui::Sidebar</name>
    <message>
        <source>Say who you are</source>
        <translation>Wer sind Sie?</translation>
    </message>
    <message>
        <source>So that “Mine” and owner:me know you</source>
        <translation>Damit „Meine“ und owner:me Sie kennen</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
</context>
<context>
    <name>milepost::ui::SourceFields</name>
    <message>
        <source>More settings</source>
        <translation>Mehr Einstellungen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>Weniger Einstellungen</translation>
    </message>
</context>
<context>
    <name>milepost::ui::SourceForm</name>
    <message>
        <source>As it is to be called here</source>
        <translation>Wie sie hier heißen soll</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Goes to the keychain of this desktop, never into the profile, and is not shown again. Without a keychain it is asked for each time.</source>
        <translation>Kommt in den Schlüsselbund dieses Desktops, nie ins Profil, und wird nicht wieder angezeigt. Ohne Schlüsselbund wird jedes Mal gefragt.</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Synced</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>New columns</source>
        <translation>Neue Spalten</translation>
    </message>
    <message>
        <source>Settings of a source are not part of Undo. Where it reads from, or how, once changed: it is read from its beginning at the next sync, and what is known already is not stored twice.</source>
        <translation>Einstellungen einer Quelle lassen sich nicht rückgängig machen. Ändert sich, woher oder wie gelesen wird, liest der nächste Abgleich von Anfang an, und schon Bekanntes wird nicht doppelt gespeichert.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Strg+T</translation>
    </message>
    <message>
        <source>Add source</source>
        <translation>Quelle hinzufügen</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Enter</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>Eine Quelle hinzufügen</translation>
    </message>
    <message>
        <source>Nothing is stored until you add it; a test only looks.</source>
        <translation>Bis zum Hinzufügen wird nichts gespeichert; ein Test sieht nur nach.</translation>
    </message>
    <message>
        <source>The name stays: its runs, its rows and its secret are kept under it</source>
        <translation>Der Name bleibt: Läufe, Zeilen und Zugangsdaten sind unter ihm abgelegt</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>As it is; type to replace it</source>
        <translation>Unverändert; zum Ersetzen eingeben</translation>
    </message>
    <message>
        <source>every day at</source>
        <translation>jeden Tag um</translation>
    </message>
    <message>
        <source>Another source has this name.</source>
        <translation>Eine andere Quelle heißt so.</translation>
    </message>
    <message>
        <source>This cannot be used yet.</source>
        <translation>So noch nicht verwendbar.</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>Prüfung läuft</translation>
    </message>
    <message>
        <source>It answers:</source>
        <translation>Antwort erhalten:</translation>
    </message>
    <message>
        <source>%1; there is nothing in it yet.</source>
        <translation>%1; noch ist nichts darin.</translation>
    </message>
    <message>
        <source>%1, %2 rows to begin with, %3</source>
        <translation>%1, zu Beginn %2 Zeilen, %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln Spalte</numerusform>
            <numerusform>%Ln Spalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Still needed: %1.</source>
        <translation>Noch nötig: %1.</translation>
    </message>
    <message>
        <source>It answers: %1.</source>
        <translation>Antwort erhalten: %1.</translation>
    </message>
    <message>
        <source>Please say how to read this.</source>
        <translation>Bitte angeben, wie das zu lesen ist.</translation>
    </message>
</context>
<context>
    <name>milepost::ui::SourceLists</name>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>a cursor moves only with its data</source>
        <translation>ein Cursor rückt nur mit seinen Daten vor</translation>
    </message>
    <message>
        <source>Only this source</source>
        <translation>Nur diese Quelle</translation>
    </message>
    <message>
        <source>No source yet. Begin with a CSV of your accounts, or drop files here; folders, APIs and databases can be watched.</source>
        <translation>Noch keine Quelle. Mit einer CSV-Datei der Kunden beginnen oder Dateien hierher ziehen; Ordner, APIs und Datenbanken lassen sich beobachten.</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Dateien importieren …</translation>
    </message>
    <message>
        <source>Sync all</source>
        <translation>Alle abgleichen</translation>
    </message>
    <message>
        <source>Add source</source>
        <translation>Quelle hinzufügen</translation>
    </message>
    <message>
        <source>Files, once…</source>
        <translation>Dateien, einmalig …</translation>
    </message>
    <message>
        <source>No source is configured yet</source>
        <translation>Noch ist keine Quelle eingerichtet</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>Alle Quellen</translation>
    </message>
</context>
<context>
    <name>milepost::ui::SourcePane</name>
    <message>
        <source>%1, %2</source>
        <comment>day, time of day</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>auf neuem Stand</translation>
    </message>
    <message>
        <source>no news</source>
        <translation>nichts Neues</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>not synced yet</source>
        <translation>noch nicht abgeglichen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Keep it in the keychain</source>
        <translation>Im Schlüsselbund ablegen</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>That is right</source>
        <translation>Das stimmt so</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>Nothing is deleted in either case.</source>
        <translation>In keinem Fall wird etwas gelöscht.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>How its columns changed</source>
        <translation>Wie sich die Spalten geändert haben</translation>
    </message>
    <message>
        <source>Use them as they are now</source>
        <translation>So verwenden, wie sie jetzt sind</translation>
    </message>
    <message>
        <source>Leave new ones out</source>
        <translation>Neue weglassen</translation>
    </message>
    <message>
        <source>Not part of Undo.</source>
        <translation>Nicht rückgängig zu machen.</translation>
    </message>
    <message>
        <source>When they change</source>
        <translation>Bei Änderungen</translation>
    </message>
    <message>
        <source>When its columns change</source>
        <translation>Wenn sich die Spalten ändern</translation>
    </message>
    <message>
        <source>Earlier changes</source>
        <translation>Frühere Änderungen</translation>
    </message>
    <message>
        <source>Earlier changes of its columns</source>
        <translation>Frühere Änderungen der Spalten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>It has no schedule: it is synced by hand only</source>
        <translation>Ohne Zeitplan: wird nur von Hand abgeglichen</translation>
    </message>
    <message>
        <source>Is that right? Until you say, nothing more is read.</source>
        <translation>Stimmt das? Bis zur Antwort wird nichts mehr gelesen.</translation>
    </message>
    <message>
        <source>It was not let in.</source>
        <translation>Der Zugang wurde verweigert.</translation>
    </message>
    <message>
        <source>Its secret is not at hand.</source>
        <translation>Die Zugangsdaten fehlen.</translation>
    </message>
    <message>
        <source>It is not synced until you give it.</source>
        <translation>Ohne sie gibt es keinen Abgleich.</translation>
    </message>
    <message>
        <source>There is no keychain on this desktop, so it is asked for each time and kept nowhere.</source>
        <translation>Auf diesem Desktop gibt es keinen Schlüsselbund; daher wird jedes Mal gefragt und nichts behalten.</translation>
    </message>
    <message>
        <source>It goes to the keychain of this desktop, never into the profile, and is not shown again.</source>
        <translation>Kommt in den Schlüsselbund dieses Desktops, nie ins Profil, und wird nicht wieder angezeigt.</translation>
    </message>
    <message>
        <source>Password or token of %1</source>
        <translation>Kennwort oder Token von %1</translation>
    </message>
    <message>
        <source>It has shrunk.</source>
        <translation>Sie ist geschrumpft.</translation>
    </message>
    <message>
        <source>Its columns have changed.</source>
        <translation>Die Spalten haben sich geändert.</translation>
    </message>
    <message>
        <source>It waits for your answer.</source>
        <translation>Sie wartet auf eine Antwort.</translation>
    </message>
    <message>
        <source>Nothing more is read until you have answered.</source>
        <translation>Bis zur Antwort wird nichts mehr gelesen.</translation>
    </message>
    <message>
        <source>Another program is syncing it.</source>
        <translation>Ein anderes Programm gleicht sie gerade ab.</translation>
    </message>
    <message>
        <source>This window tries again when that one has finished.</source>
        <translation>Dieses Fenster versucht es erneut, wenn jenes fertig ist.</translation>
    </message>
    <message>
        <source>No news from it.</source>
        <translation>Nichts Neues von ihr.</translation>
    </message>
    <message>
        <source>Its last whole day is %1.</source>
        <translation>Der letzte ganze Tag ist %1.</translation>
    </message>
    <message>
        <source>New ones are left out until you have answered.</source>
        <translation>Neue bleiben bis zur Antwort weg.</translation>
    </message>
    <message numerus="yes">
        <source>, %Ln failures in a row</source>
        <translation>
            <numerusform>, %Ln Fehlschlag in Folge</numerusform>
            <numerusform>, %Ln Fehlschläge in Folge</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Last good sync</source>
        <translation>Letzter Abgleich</translation>
    </message>
    <message>
        <source>Last try</source>
        <translation>Letzter Versuch</translation>
    </message>
    <message>
        <source>Complete to</source>
        <translation>Vollständig bis</translation>
    </message>
    <message>
        <source>Rows so far</source>
        <translation>Zeilen bisher</translation>
    </message>
    <message>
        <source>Goes on at</source>
        <translation>Weiter ab</translation>
    </message>
    <message>
        <source>where each of its files ended</source>
        <translation>dem Ende jeder Datei</translation>
    </message>
    <message>
        <source>its beginning</source>
        <translation>dem Anfang</translation>
    </message>
    <message>
        <source>Columns have changed</source>
        <translation>Spalten haben sich geändert</translation>
    </message>
    <message>
        <source>Columns of %1 have changed</source>
        <translation>Spalten von %1 haben sich geändert</translation>
    </message>
    <message>
        <source>as known</source>
        <translation>wie bekannt</translation>
    </message>
    <message>
        <source>Read again what came without them</source>
        <translation>Was ohne sie kam, noch einmal lesen</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <comment>names of columns</comment>
        <translation>Weggelassen: %1</translation>
    </message>
    <message>
        <source>Use them after all</source>
        <translation>Doch verwenden</translation>
    </message>
    <message>
        <source>Rows that are here already get the new columns, too; none is stored twice.</source>
        <translation>Auch vorhandene Zeilen bekommen die neuen Spalten; keine wird doppelt gespeichert.</translation>
    </message>
    <message>
        <source>What came without them stays as it is: events and rows without an id cannot be told from new ones.</source>
        <translation>Was ohne sie kam, bleibt so: Ereignisse und Zeilen ohne Id sind von neuen nicht zu unterscheiden.</translation>
    </message>
</context>
<context>
    <name>milepost::ui::SourcesPage</name>
    <message>
        <source>What can be read</source>
        <translation>Was lesbar ist</translation>
    </message>
    <message>
        <source>CSV with any delimiter and encoding, JSON lines, and .gz or .zip of these. Folders are searched.</source>
        <translation>CSV mit beliebigem Trennzeichen und Zeichensatz, JSON-Zeilen sowie .gz oder .zip davon. Ordner werden durchsucht.</translation>
    </message>
    <message>
        <source>Accounts, subscriptions, contacts, users, events, usage, tickets, surveys, invoices and churn.</source>
        <translation>Kunden, Verträge, Kontakte, Nutzer, Ereignisse, Nutzung, Tickets, Umfragen, Rechnungen und Abwanderung.</translation>
    </message>
    <message>
        <source>You see how every column will be understood before anything is stored. The same file read again changes nothing, and rows that do not fit are kept aside until you mend them.</source>
        <translation>Vor dem Speichern ist zu sehen, wie jede Spalte verstanden wird. Dieselbe Datei noch einmal ändert nichts, und unpassende Zeilen liegen bis zur Korrektur beiseite.</translation>
    </message>
    <message>
        <source>A watched folder, an HTTP export or a PostgreSQL table is configured once, and synced on its schedule while this window is open, or by milepost-cli sync.</source>
        <translation>Ein beobachteter Ordner, ein HTTP-Export oder eine PostgreSQL-Tabelle wird einmal eingerichtet und nach Zeitplan abgeglichen, solange dieses Fenster offen ist, oder durch milepost-cli sync.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln (waits|wait) for you</source>
        <translation>
            <numerusform>%Ln wartet auf Antwort</numerusform>
            <numerusform>%Ln warten auf Antwort</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without news</source>
        <translation>
            <numerusform>%Ln ohne Neues</numerusform>
            <numerusform>%Ln ohne Neues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s)</source>
        <translation>
            <numerusform>%Ln Quelle</numerusform>
            <numerusform>%Ln Quellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>Zu importierende Dateien</translation>
    </message>
    <message>
        <source>Data (*.csv *.tsv *.txt *.json *.jsonl *.ndjson *.gz *.zip);;All files (*)</source>
        <translation>Daten (*.csv *.tsv *.txt *.json *.jsonl *.ndjson *.gz *.zip);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>%1 wird importiert</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Import läuft</translation>
    </message>
    <message>
        <source>Syncing %1</source>
        <translation>%1 wird abgeglichen</translation>
    </message>
    <message>
        <source>Imported: %1</source>
        <translation>Importiert: %1</translation>
    </message>
    <message>
        <source>Source %1</source>
        <translation>Quelle %1</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Dateien importieren …</translation>
    </message>
    <message>
        <source>CSV, JSON lines, .gz, .zip</source>
        <translation>CSV, JSON-Zeilen, .gz, .zip</translation>
    </message>
    <message>
        <source>Save mapping</source>
        <translation>Zuordnung speichern</translation>
    </message>
    <message>
        <source>Add source: %1</source>
        <translation>Quelle hinzufügen: %1</translation>
    </message>
    <message>
        <source>Sync all sources</source>
        <translation>Alle Quellen abgleichen</translation>
    </message>
    <message>
        <source>Sync this source</source>
        <translation>Diese Quelle abgleichen</translation>
    </message>
    <message>
        <source>Pause or resume this source</source>
        <translation>Diese Quelle pausieren oder fortsetzen</translation>
    </message>
    <message>
        <source>Edit this source</source>
        <translation>Diese Quelle bearbeiten</translation>
    </message>
    <message>
        <source>Remove this source</source>
        <translation>Diese Quelle entfernen</translation>
    </message>
    <message>
        <source>Stop the sync or import that runs</source>
        <translation>Laufenden Abgleich oder Import anhalten</translation>
    </message>
    <message>
        <source>No configured source is chosen</source>
        <translation>Keine eingerichtete Quelle ist gewählt</translation>
    </message>
    <message>
        <source>No source is configured yet</source>
        <translation>Noch ist keine Quelle eingerichtet</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Nichts läuft</translation>
    </message>
    <message>
        <source>The keychain did not take the secret of %1.</source>
        <translation>Der Schlüsselbund hat die Zugangsdaten von %1 nicht angenommen.</translation>
    </message>
    <message>
        <source>%1 It is used for one sync only, kept nowhere, and asked for again.</source>
        <translation>%1 Sie gelten nur für einen Abgleich, werden nirgends behalten und wieder erfragt.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>laeufe</translation>
    </message>
    <message>
        <source>Its secret is forgotten for good. Everything it has delivered stays; “milepost-cli sources restore” brings back its settings and its place in the data.</source>
        <translation>Die Zugangsdaten werden endgültig vergessen. Alles Gelieferte bleibt; „milepost-cli sources restore“ holt Einstellungen und Stelle in den Daten zurück.</translation>
    </message>
</context>
<context>
    <name>milepost::ui::StepModel</name>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>überfällig</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Owed by</source>
        <translation>Schuldet</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Done with milestone</source>
        <translation>Mit Meilenstein</translation>
    </message>
    <message>
        <source>A step needs a few words; Delete takes it away.</source>
        <translation>Ein Schritt braucht ein paar Worte; Entf entfernt ihn.</translation>
    </message>
    <message>
        <source>“%1” is no date. Write year, month and day: 2026-03-31.</source>
        <translation>„%1“ ist kein Datum. Jahr, Monat und Tag schreiben: 2026-03-31.</translation>
    </message>
    <message>
        <source>There is no milestone “%1”. Write its name as the catalog has it, or leave it empty.</source>
        <translation>Es gibt keinen Meilenstein „%1“. Den Namen wie im Katalog schreiben oder leer lassen.</translation>
    </message>
</context>
<context>
    <name>milepost::ui::TimelineModel</name>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
</context>
<context>
    <name>milepost::ui::TimelineTab</name>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>Meilensteine</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Vertrag</translation>
    </message>
    <message>
        <source>By us</source>
        <translation>Von uns</translation>
    </message>
    <message>
        <source>Product events</source>
        <translation>Produktereignisse</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Kind of entries</source>
        <translation>Art der Einträge</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>%1 shown, of the newest %2 of %3</source>
        <translation>%1 angezeigt, von den neuesten %2 von %3</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>milepost::ui::TodayPage</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Whose items</source>
        <translation>Wessen Punkte</translation>
    </message>
    <message>
        <source>Account and reason</source>
        <translation>Kunde und Grund</translation>
    </message>
    <message>
        <source>Health, 12 weeks</source>
        <translation>Zustand, 12&#xa0;Wochen</translation>
    </message>
    <message>
        <source>Renewal, d</source>
        <translation>Verl., T</translation>
    </message>
    <message>
        <source>At stake</source>
        <translation>Auf dem Spiel</translation>
    </message>
    <message>
        <source>Today&apos;s queue</source>
        <translation>Die Liste für heute</translation>
    </message>
    <message>
        <source>Show the whole team&apos;s queue</source>
        <translation>Die Liste des ganzen Teams zeigen</translation>
    </message>
    <message>
        <source>Celebrate and ask</source>
        <translation>Feiern und bitten</translation>
    </message>
    <message>
        <source>no money in these</source>
        <translation>hier geht es nicht um Geld</translation>
    </message>
    <message>
        <source>Mine or the whole team</source>
        <translation>Meine oder das ganze Team</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>nichts wartet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln Punkt</numerusform>
            <numerusform>%Ln Punkte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 at stake</source>
        <translation>%1 auf dem Spiel</translation>
    </message>
    <message>
        <source>At stake, %1</source>
        <translation>Einsatz, %1</translation>
    </message>
    <message>
        <source>Milepost does not know who you are, so nobody waits for you.</source>
        <translation>Milepost weiß nicht, wer Sie sind, also wartet niemand auf Sie.</translation>
    </message>
    <message>
        <source>Hide what was put away</source>
        <translation>Zurückgestelltes ausblenden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln put away</source>
        <translation>
            <numerusform>%Ln zurückgestellt</numerusform>
            <numerusform>%Ln zurückgestellt</numerusform>
        </translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>today-%1</source>
        <translation>heute-%1</translation>
    </message>
</context>
<context>
    <name>milepost::ui::TooLittle</name>
    <message>
        <source>Find milestones</source>
        <translation>Meilensteine finden</translation>
    </message>
    <message>
        <source>No account has started yet, so nothing can be measured.</source>
        <translation>Noch kein Kunde hat begonnen, also lässt sich nichts messen.</translation>
    </message>
    <message>
        <source>Subscriptions or signups say when an account started: import them under Sources.</source>
        <translation>Verträge oder Registrierungen sagen, wann ein Kunde begonnen hat: unter Quellen importieren.</translation>
    </message>
    <message numerus="yes">
        <source>Nobody has reached any of these %Ln milestone(s).</source>
        <translation>
            <numerusform>Niemand hat diesen %Ln Meilenstein erreicht.</numerusform>
            <numerusform>Niemand hat einen dieser %Ln Meilensteine erreicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Either nobody has done what their rules ask, or your events have other names. Find milestones begins with the events that there are; a rule is changed under Definition.</source>
        <translation>Entweder hat niemand getan, was die Regeln verlangen, oder die Ereignisse heißen anders. „Meilensteine finden“ geht von den vorhandenen Ereignissen aus; eine Regel wird unter „Definition“ geändert.</translation>
    </message>
    <message numerus="yes">
        <source>None of these %Ln milestone(s) has enough behind it yet to be compared with staying.</source>
        <translation>
            <numerusform>Dieser %Ln Meilenstein hat noch nicht genug hinter sich für einen Vergleich mit dem Bleiben.</numerusform>
            <numerusform>Keiner dieser %Ln Meilensteine hat schon genug hinter sich für einen Vergleich mit dem Bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nearest is %1: %2 had reached it by day %3, %4 had not, and %5 of them left. Each side needs %6 accounts, and both together %7 that left.</source>
        <translation>Am nächsten ist %1: %2 hatten ihn bis Tag %3 erreicht, %4 nicht, und %5 davon gingen. Jede Seite braucht %6 Kunden, beide zusammen %7, die gingen.</translation>
    </message>
    <message>
        <source>With the landmark on day %1 there is enough: %2 had reached it by then and %3 had not.</source>
        <translation>Mit dem Stichtag am Tag %1 reicht es: %2 hatten ihn bis dahin erreicht, %3 nicht.</translation>
    </message>
    <message numerus="yes">
        <source>Followed to day %1 there is enough: %Ln of them had left by then.</source>
        <translation>
            <numerusform>Beobachtet bis Tag %1 reicht es: %Ln davon war bis dahin gegangen.</numerusform>
            <numerusform>Beobachtet bis Tag %1 reicht es: %Ln davon waren bis dahin gegangen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody has reached it at any time: see under Definition whether its rule names your events.</source>
        <translation>Niemand hat ihn je erreicht: unter „Definition“ nachsehen, ob die Regel die eigenen Ereignisse nennt.</translation>
    </message>
    <message>
        <source>No other landmark or horizon has enough either: it takes more accounts, or time.</source>
        <translation>Auch kein anderer Stichtag oder Horizont reicht: Es braucht mehr Kunden oder Zeit.</translation>
    </message>
</context>
<context>
    <name>milepost::ui::TopBar</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
</context>
<context>
    <name>milepost::ui::TornadoChart</name>
    <message numerus="yes">
        <source>%Ln smaller one(s) in the table</source>
        <translation>
            <numerusform>%Ln kleinere in der Tabelle</numerusform>
            <numerusform>%Ln kleinere in der Tabelle</numerusform>
        </translation>
    </message>
    <message>
        <source>covers cost</source>
        <translation>deckt Kosten</translation>
    </message>
</context>
<context>
    <name>milepost::ui::ValuePage</name>
    <message>
        <source>This account is not in the portfolio as of this day.</source>
        <translation>Dieser Kunde ist an diesem Tag nicht im Portfolio.</translation>
    </message>
    <message>
        <source>Value of all accounts</source>
        <translation>Nutzen aller Kunden</translation>
    </message>
    <message>
        <source>Export the figures of the chart</source>
        <translation>Zahlen des Diagramms exportieren</translation>
    </message>
    <message>
        <source>value-figures</source>
        <translation>nutzen-zahlen</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Nutzen</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Portfolio</source>
        <translation>Portfolio</translation>
    </message>
    <message>
        <source>Value of one account or of all</source>
        <translation>Nutzen eines Kunden oder aller</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Where the sum comes from, down to the days of events</source>
        <translation>Woher die Summe kommt, bis zu den Tagen der Ereignisse</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Value of one account</source>
        <translation>Nutzen eines Kunden</translation>
    </message>
    <message>
        <source>Lines of the value model</source>
        <translation>Zeilen des Nutzenmodells</translation>
    </message>
    <message>
        <source>Assumptions of the value model</source>
        <translation>Annahmen des Nutzenmodells</translation>
    </message>
    <message>
        <source>Why? Where the sum comes from</source>
        <translation>Warum? Woher die Summe kommt</translation>
    </message>
    <message>
        <source>Change numbers for this account, or for the model</source>
        <translation>Zahlen für diesen Kunden oder für das Modell ändern</translation>
    </message>
    <message>
        <source>No figure shows, so there is nothing to export.</source>
        <translation>Keine Zahl wird angezeigt, also gibt es nichts zu exportieren.</translation>
    </message>
    <message>
        <source>Workbook</source>
        <translation>Arbeitsmappe</translation>
    </message>
    <message>
        <source>The value model as an XLSX file that goes on calculating</source>
        <translation>Das Nutzenmodell als XLSX-Datei, die weiterrechnet</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Unterlage</translation>
    </message>
    <message>
        <source>One page for the customer, as PDF</source>
        <translation>Eine Seite für den Kunden, als PDF</translation>
    </message>
    <message>
        <source>Save the value model as a workbook</source>
        <translation>Nutzenmodell als Arbeitsmappe speichern</translation>
    </message>
    <message>
        <source>Save the brief of this account</source>
        <translation>Unterlage dieses Kunden speichern</translation>
    </message>
    <message>
        <source>The value model is saved as %1</source>
        <translation>Das Nutzenmodell ist gespeichert als %1</translation>
    </message>
    <message>
        <source>value-%1</source>
        <translation>nutzen-%1</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel-Arbeitsmappen (*.xlsx)</translation>
    </message>
    <message>
        <source>Costs of the value model</source>
        <translation>Kosten des Wertmodells</translation>
    </message>
    <message>
        <source>Add a line or a cost to the value model</source>
        <translation>Dem Wertmodell eine Zeile oder Kosten hinzufügen</translation>
    </message>
    <message>
        <source>Change the line or the cost</source>
        <translation>Zeile oder Kosten ändern</translation>
    </message>
    <message>
        <source>Name, period and rounding of the value model</source>
        <translation>Name, Zeitraum und Rundung des Wertmodells</translation>
    </message>
    <message>
        <source>Use the model&apos;s number again</source>
        <translation>Wieder die Zahl des Modells nehmen</translation>
    </message>
    <message>
        <source>Remove the line or the cost from the value model</source>
        <translation>Zeile oder Kosten aus dem Wertmodell entfernen</translation>
    </message>
</context>
<context>
    <name>milepost::ui::ViewTab</name>
    <message numerus="yes">
        <source>%Ln account(s)</source>
        <translation>
            <numerusform>%Ln Kunde</numerusform>
            <numerusform>%Ln Kunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Filtered further than this view says; + keeps it as a view of its own</source>
        <translation>Enger gefiltert als diese Ansicht; + behält es als eigene Ansicht</translation>
    </message>
</context>
<context>
    <name>milepost::ui::ViewTabs</name>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln weitere</numerusform>
            <numerusform>%Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Views that have no room here</source>
        <translation>Ansichten, für die hier kein Platz ist</translation>
    </message>
    <message>
        <source>Keep this filter, order and columns as a view</source>
        <translation>Diesen Filter, Ordnung und Spalten als Ansicht behalten</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Name der Ansicht</translation>
    </message>
    <message>
        <source>Keep as a new view</source>
        <translation>Als neue Ansicht behalten</translation>
    </message>
    <message>
        <source>Keep what shows in this view</source>
        <translation>Das Sichtbare in dieser Ansicht behalten</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
</TS>
